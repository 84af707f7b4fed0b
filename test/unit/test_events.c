/*
 * test_events.c - what happened: frames of verbs, arguments, what is no event
 */
#include "events.h"
#include "reading.h"
#include "unit.h"

/* Rows as "actor|action|object|place", joined by a blank; "@" and the date where there is one. */
static void
check(const char *s, const char *want)
{
	Reading r;
	ZhcEvents e;
	ZhcBuf out;

	zhc_buf_init(&out, &zhc_malloc_alloc);
	read_text(s, strlen(s), &r);
	if (zhc_events(&zhc_malloc_alloc, &r.chunks, &e) != ZHC_OK)
		abort();
	for (uint32_t i = 0; i < e.n; i++)
	{
		put_text(i > 0 ? " " : "", &out);
		put_range(&r, e.row[i].actor, &out);
		put_text("|", &out);
		put_text(zhc_action_name(e.row[i].action), &out);
		put_text("|", &out);
		put_range(&r, e.row[i].object, &out);
		put_text("|", &out);
		put_range(&r, e.row[i].place, &out);
		if (e.row[i].date != ZHC_NONE)
		{
			const ZhcDate *d = &r.dates.row[e.row[i].date];

			put_text("@", &out);
			put_range(&r, (ZhcRange){d->start, d->end}, &out);
		}
	}
	if (zhc_buf_append(&out, "", 1) != ZHC_OK)
		abort();
	CHECK(strcmp(out.data, want) == 0, "%s → %s", s, out.data);
	zhc_buf_free(&out);
	zhc_events_free(&zhc_malloc_alloc, &e);
	lose_text(&r);
}

static void
test_frames(void)
{
	check("外交部长王毅签署了合作协议。", "王毅|sign|合作协议|-");
	check("外交部長王毅簽署了合作協議。", "王毅|sign|合作協議|-");
	check("论坛在北京举行。", "-|host|论坛|北京");
	check("外交部长王毅在北京会见法国总统马克龙。", "王毅|meet|马克龙|北京");
	check("外交部长王毅在北京同法国总统马克龙举行会谈。", "王毅|meet|马克龙|北京");
	check("外交部长王毅抵达北京。", "王毅|arrive|北京|北京");
	check("外交部长王毅发表主旨演讲。", "王毅|speak|主旨演讲|-");
	check("外交部长王毅宣布成立联合委员会。",
		  "王毅|announce|联合委员会|- 王毅|establish|联合委员会|-");
	check("论坛由中国主办。", "中国|host|论坛|-");
	check("外交部长王毅赴北京出席论坛。", "王毅|visit|北京|北京 王毅|attend|论坛|北京");
	check("央行将利率下调25个基点。", "央行|cut|利率|-");
}

static void
test_clauses(void)
{
	check("外交部长王毅抵达北京，出席论坛，并会见了马克龙。",
		  "王毅|arrive|北京|北京 王毅|attend|论坛|北京 王毅|meet|马克龙|北京");
	check("6月17日，外交部长王毅抵达北京。", "王毅|arrive|北京|北京@6月17日");
	check("最大的亮点是外交部长王毅宣布两国合作年。", "王毅|announce|两国合作年|-");
	check("两国元首见证签署合作协议。", "-|sign|合作协议|-");
	check("正式启动的铁路项目将持续五年。", "-|inaugurate|铁路项目|-");
}

static void
test_no_event(void)
{
	check("条约的签署意义重大。", "");
	check("中方愿同各国签署协议。", "");
	check("双方没有签署协议。", "");
	check("如果双方签署协议，项目就能开工。", "");
	check("外交部长王毅说：“我们签署了协议。”", "");
	check("社会见证了变化。", "");
	check("投资者很高兴。", "");
}

static void
test_hostile(void)
{
	static const char *const parts[] = {
		"会谈", "签署",		"是签署", "宣布投资3建", "由签署的", "同中国", "在",
		"的",	"见证签署", "赴北京", "应邀请",		 "宣布为",	 "\xFF",   ""};

	for (size_t p = 0; p < sizeof parts / sizeof parts[0]; p++)
	{
		size_t len = strlen(parts[p]), n = len * 20000;
		char *s = malloc(n + 1);
		bool inside = true;
		Reading r;
		ZhcEvents e;

		if (!s)
			abort();
		for (size_t i = 0; i < n; i += len)
			memcpy(s + i, parts[p], len);
		read_text(s, n, &r);
		if (zhc_events(&zhc_malloc_alloc, &r.chunks, &e) != ZHC_OK)
			abort();
		for (uint32_t i = 0; i < e.n; i++)
			inside &= e.row[i].span.start < e.row[i].span.end && e.row[i].span.end <= r.clean.n &&
					  e.row[i].actor.end <= r.clean.n && e.row[i].object.end <= r.clean.n;
		CHECK(inside, "20000 times %s: %u events", parts[p], e.n);
		zhc_events_free(&zhc_malloc_alloc, &e);
		lose_text(&r);
		free(s);
	}
}

int
main(void)
{
	test_frames();
	test_clauses();
	test_no_event();
	test_hostile();
	return unit_done();
}
