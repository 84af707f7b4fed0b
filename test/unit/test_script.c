/*
 * test_script.c - zhc_script: scripts told apart by the characters that only one of them has
 */
#include "script.h"
#include "unit.h"

static void
check(const char *text, const char *want)
{
	const char *got = zhc_script(text, strlen(text));

	CHECK(strcmp(got, want) == 0, "%s: %s (%s)", text, want, got);
}

static void
check_detail(const char *text, size_t han, size_t hans, size_t hant, size_t kana, bool japanese)
{
	ZhcScriptDetail d = zhc_script_detail(text, strlen(text));

	CHECK(d.han == han && d.hans == hans && d.hant == hant && d.kana == kana &&
			  zhc_is_japanese(&d) == japanese,
		  "%s: %zu Han, %zu hans, %zu hant, %zu kana", text, d.han, d.hans, d.hant, d.kana);
}

int
main(void)
{
	check_detail("", 0, 0, 0, 0, false);
	check_detail("国家國家ab", 4, 1, 1, 0, false);
	check_detail("ひらがなカタカナ漢字", 2, 0, 1, 8, true);
	check_detail("ㄅㄆㄇ注音", 2, 0, 0, 0, false); /* bopomofo is Chinese */
	check_detail("东京のの", 2, 1, 0, 2, true);

	check("", "none");
	check("Reuters, 12.5 % ー アジア", "none");
	check("\xE4\xB8", "none"); /* cut off in the middle of a character */
	check("中文", "han");
	check("山峰秘密里程台北", "han"); /* printed in both */
	check("国务院发布公告", "hans");
	check("國務院發布公告", "hant");
	check("香港峯會於周二舉行", "hant");
	check("国際會議", "mixed");
	/* one name in the other script is no mixture */
	check("记者从国务院新闻办公室获悉，台湾学者陳先生应邀参加这场学术会议并发表讲话", "hans");
	check("記者從國務院新聞辦公室獲悉，學者陈先生應邀參加這場學術會議並發表講話", "hant");
	check("记者从国务院新闻办公室获悉。記者從國務院新聞辦公室獲悉。", "mixed");
	return unit_done();
}
