# The compiled tables are shared between backends: what one needs for itself is little.

use strict;
use warnings;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

plan skip_all => 'no /proc/self/smaps_rollup here' unless -e '/proc/self/smaps_rollup';

my $node = PostgreSQL::Test::Cluster->new('memory');
$node->init(extra => [ '--encoding=UTF8', '--no-locale' ]);
$node->start;
$node->safe_psql('postgres', q{
    CREATE EXTENSION zhnews;
    -- kilobytes that this backend shares with no other process
    CREATE FUNCTION private_kb() RETURNS integer LANGUAGE sql VOLATILE AS $$
        SELECT sum(m[1]::integer)::integer
        FROM regexp_matches(pg_read_file('/proc/self/smaps_rollup'), 'Private_\w+:\s+(\d+)', 'g') AS m $$;
    CREATE TABLE article AS
        SELECT string_agg(chr(19968 + (i * i) % 6000), '') AS body FROM generate_series(1, 2000) AS i;
});

my @rows = split /\n/, $node->safe_psql('postgres', q{
    SELECT count(*) FROM article WHERE to_tsvector('simple', body) @@ 'a' OR md5(body) = '';
    SELECT private_kb();
    SELECT count(*) FROM article WHERE zh_tsvector(body) @@ zh_query('xx');
    SELECT count(*) FROM article WHERE body ~~~ 'xx' OR zh_fold(body) = '' OR zh_script(body) = ''
        OR zh_clean(body) = '' OR zh_headline(body, zh_query('xx')) = '' OR to_tsvector('zhnews', body) @@ 'xx';
    SELECT private_kb();
});
my ($before, $after) = @rows[ 1, 4 ];

cmp_ok($after - $before, '<', 4096, 'search needs less than 4 MB a backend (' . ($after - $before) . ' kB)');

# With all functions, pages of the tables that this backend alone has touched so far come to more; but they are the
# file's, and shared as soon as another one needs them.  What was written to is its own for good: memory that no file is
# behind.  (Private_Dirty would count pages of a library that was installed just now and has not reached the disk yet.)
@rows = split /\n/, $node->safe_psql('postgres', q{
    CREATE FUNCTION pg_temp.written_kb() RETURNS integer LANGUAGE sql VOLATILE AS $$
        SELECT substring(pg_read_file('/proc/self/smaps_rollup') FROM 'Anonymous:\s+(\d+)')::integer $$;
    SELECT count(*) FROM article WHERE to_tsvector('simple', body) @@ 'a' OR md5(body) = '';
    SELECT pg_temp.written_kb();
    SELECT pg_temp.written_kb();
    SELECT count(*) FROM article WHERE zh_tsvector(body) @@ zh_query('xx') OR zh_convert(body, 's2t') = ''
        OR zh_convert(body, 't2s') = '' OR EXISTS (SELECT FROM zh_facts(body) WHERE kind = '')
        OR EXISTS (SELECT FROM zh_articles(body) WHERE pos < 0);
    SELECT pg_temp.written_kb();
});
cmp_ok($rows[4] - $rows[2], '<', 2048, 'all functions write to less than 2 MB (' . ($rows[4] - $rows[2]) . ' kB)');

done_testing();
