# A dump holds everything that depends on the extension, and restores to the same answers.

use strict;
use warnings;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('dump');
$node->init(extra => [ '--encoding=UTF8', '--no-locale' ]);
$node->start;

# The extension in a schema of its own, as a careful DBA would have it.
$node->safe_psql('postgres', q{
    CREATE SCHEMA zh;
    CREATE EXTENSION zhnews SCHEMA zh;
    SET search_path = public, zh;
    CREATE TABLE articles (
        id   integer PRIMARY KEY,
        body text NOT NULL,
        tsv  tsvector GENERATED ALWAYS AS (zh_tsvector(body)) STORED
    );
    CREATE INDEX articles_tsv ON articles USING gin (tsv);
    CREATE INDEX articles_config ON articles USING gin (to_tsvector('zh.zhnews', body));
    CREATE INDEX articles_key ON articles (zh_fold(left(body, 40)));
    CREATE VIEW quantities AS SELECT id, q.* FROM articles, zh_quantities(body) AS q;
    CREATE TEXT SEARCH CONFIGURATION house (COPY = zh.zhnews);
    INSERT INTO articles
        SELECT i, CASE i % 2 WHEN 0 THEN U&'\5404\570b\4ee3\8868\6628\65e5\5728\6703\8b70\4e0a\6307\51fa\ff0c\53ea\6709\651c\624b\5408\4f5c\624d\80fd\8b93\4e16\754c\66f4\7f8e\597d\3002' ELSE U&'\3000\3000\5404\56fd\4ee3\8868\6628\65e5\5728\4f1a\8bae\4e0a\6307\51fa\ff0c\53ea\6709\643a
\624b\5408\4f5c\ff0c\4e92\76f8\5e2e\52a9\ff0c\624d\80fd\5efa\8bbe\4e00\4e2a\7f8e\597d\4e16
\754c\3002\4f1a\8bae\671f\95f4\7b7e\7f72\534f\8bae\ff0c\6295\8d4430\4ebf\7f8e\5143\3002' END || i
        FROM generate_series(1, 500) AS i;
});

my $dump = $node->backup_dir . '/dump.sql';
mkdir $node->backup_dir;
$node->command_ok([ 'pg_dump', '-f', $dump, '-d', $node->connstr('postgres') ], 'pg_dump');
$node->safe_psql('postgres', 'CREATE DATABASE restored TEMPLATE template0');
$node->command_ok(
    [ 'psql', '-X', '-q', '-v', 'ON_ERROR_STOP=1', '-f', $dump, '-d', $node->connstr('restored') ],
    'restore');

my %query = (
    'the stored vectors' => q{SELECT md5(string_agg(tsv::text, ',' ORDER BY id)) FROM articles},
    'the vectors made anew' =>
        q{SELECT md5(string_agg(zh.zh_tsvector(body)::text, ',' ORDER BY id)) FROM articles},
    'a search' =>
        q{SELECT count(*) FROM articles WHERE tsv @@ zh.zh_query(U&'\4e16\754c')},
    'a search by configuration' =>
        q{SELECT count(*) FROM articles WHERE to_tsvector('zh.zhnews', body) @@ zh.zh_query(U&'\7f8e\597d')},
    'a view of facts' => q{SELECT count(*), sum(value) FROM quantities},
    'a configuration copied' => q{SELECT to_tsvector('house', U&'\4e16\754c\7f8e')},
);
foreach my $name (sort keys %query)
{
    my $before = $node->safe_psql('postgres', $query{$name});

    isnt($before, '', "$name: something to compare");
    is($node->safe_psql('restored', $query{$name}), $before, $name);
}
is($node->safe_psql('restored', $query{'a search'}), '500', 'both scripts found, over the line break too');

my $plan = $node->safe_psql('restored',
    q{SET enable_seqscan = off; EXPLAIN SELECT 1 FROM articles WHERE to_tsvector('zh.zhnews', body) @@ zh.zh_query('a')});
like($plan, qr/articles_config/, 'the restored expression index serves');

done_testing();
