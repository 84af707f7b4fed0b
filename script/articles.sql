-- articles.sql - read a folder into the table articles (name, published, body)
--
-- psql variable: folder   where the server finds the articles: NAME.txt, UTF-8, and for some of them
--                         NAME.published, the date of publication; ends in a slash

INSERT INTO articles (name, published, body)
SELECT replace(file, '.txt', ''),
	trim(E' \r\n' FROM pg_read_file(replace(:'folder' || file, '.txt', '.published'), 0, 100, true))::date,
	pg_read_file(:'folder' || file)
FROM pg_ls_dir(:'folder') AS file
WHERE file LIKE '%.txt'
ORDER BY file;
