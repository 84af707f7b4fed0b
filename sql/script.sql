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
