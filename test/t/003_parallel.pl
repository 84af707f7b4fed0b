# The functions run in parallel workers and give there what they give in the leader.

use strict;
use warnings;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('parallel');
$node->init(extra => [ '--encoding=UTF8', '--no-locale' ]);
$node->append_conf('postgresql.conf', q{
max_parallel_workers_per_gather = 2
min_parallel_table_scan_size = 0
parallel_setup_cost = 0
parallel_tuple_cost = 0
jit = off
});
$node->start;
$node->safe_psql('postgres', q{
    CREATE EXTENSION zhnews;
    CREATE TABLE articles (id integer, body text);
    INSERT INTO articles
        SELECT i, U&'\672c\62a5\8baf 2024\5e74\6295\8d44' || i || U&'\4ebf\7f8e
\5143\ff0c\767c\5c55\7e7c\7e8c\3002'
        FROM generate_series(1, 20000) AS i;
    ANALYZE articles;
});

my $serial = 'SET max_parallel_workers_per_gather = 0; ';
my @sources = map { "SELECT $_ AS x FROM articles" } (
    'md5(zh_fold(body))',
    'md5(zh_clean(body))',
    'zh_script(body)',
    q{md5(zh_convert(body, 't2s'))},
    'md5(zh_tsvector(body)::text)',
    q{md5(to_tsvector('zhnews', body)::text)},
    q{(zh_tsvector(body) @@ zh_query('7' || U&'\4ebf\7f8e\5143'))::text},
);
push @sources, 'SELECT value::text AS x FROM articles, zh_quantities(body)',
    'SELECT starts_at::text AS x FROM articles, zh_dates(body)';
foreach my $source (@sources)
{
    my $sql = "SELECT count(*), min(x), max(x) FROM ($source) AS s WHERE x <> ''";

    like($node->safe_psql('postgres', "EXPLAIN $sql"), qr/Gather/, "$source: a parallel plan");
    is($node->safe_psql('postgres', $sql), $node->safe_psql('postgres', $serial . $sql),
        "$source: the same as in one process");
}

# Index builds, too, take the functions to workers (btree) or leave them in the leader (gin).
$node->safe_psql('postgres', 'CREATE INDEX ON articles (zh_fold(body)); CREATE INDEX ON articles USING gin (zh_tsvector(body))');
is($node->safe_psql('postgres', q{
        SET enable_seqscan = off;
        SELECT count(*) FROM articles WHERE zh_tsvector(body) @@ zh_query(U&'\53d1\5c55\7ee7\7eed')}),
    '20000', 'the index finds what was printed in the other script');

done_testing();
