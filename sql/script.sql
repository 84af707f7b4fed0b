-- zh_script: which script a text is printed in
SELECT t, zh_script(t) FROM (VALUES
	('国务院发布公告'),
	('國務院發布公告'),
	('山峰秘密着落'),
	('国務院'),
	('記者從國務院新聞辦公室獲悉，學者陈先生應邀參加這場學術會議'),
	('Reuters'),
	(''),
	(NULL)) v(t);

-- zh_script_detail: shares, region, Japanese
SELECT t, d.* FROM (VALUES
	('国务院发布公告，国家统计局公布数据'),
	('立法院昨三讀通過，行政院表示尊重'),
	('特區政府宣布，港鐵服務恢復正常'),
	('國際會議'),
	('国際會議'),
	('東京都の新しい図書館が開館した'),
	('Reuters'),
	(NULL)) v(t), zh_script_detail(t) d;
