# Tracked tables dumped and restored; what a user without special rights can do; parallel plans

use strict;
use warnings;
use FindBin;
use lib $FindBin::RealBin;
use TrackedFacts;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = utf8_node('dump');
$node->start;

# ---- a user who owns a database, nothing more ---------------------------------------------------

$node->safe_psql('postgres', q{
    CREATE ROLE editor LOGIN;
    CREATE ROLE rival LOGIN;
    CREATE DATABASE desk OWNER editor;
});
my @as_editor = (extra_params => [ '-U', 'editor' ]);
my @as_rival = (extra_params => [ '-U', 'rival' ]);
$node->safe_psql('desk', 'CREATE SCHEMA zh; CREATE EXTENSION zhnews SCHEMA zh; CREATE SCHEMA news', @as_editor);
$node->safe_psql('desk', 'ALTER DATABASE desk SET search_path = news, zh', @as_editor);
$node->safe_psql('desk', q{
    CREATE TABLE articles (id bigint PRIMARY KEY, gone int, published date, body text);
    ALTER TABLE articles DROP COLUMN gone;
    INSERT INTO articles VALUES (1, '2025-06-19', U&'\738b\6bc5\8bf4\ff0c17\65e5\62b5\8fbe\3002');
    SELECT zh_track('articles', 'id', 'body', 'published');
}, @as_editor);
$node->safe_psql('desk', "CALL zh_backfill('articles')", @as_editor);
$node->safe_psql('desk', q{
    INSERT INTO articles SELECT i, '2025-06-20', repeat(U&'\738b\6bc5\8bf4\ff0c\589e\957f3%\3002', i) FROM generate_series(2, 60) AS i}, @as_editor);
facts_same($node, 'desk', 'the owner of a database tracks a table');
my ($status, $out, $err) = $node->psql('desk', 'SELECT count(*) FROM news.articles_facts', @as_rival);
like($err, qr/permission denied/, 'another user does not read its facts');
$node->safe_psql('desk', 'GRANT USAGE ON SCHEMA news, zh TO rival; GRANT CREATE ON SCHEMA news TO rival', @as_editor);
foreach my $try (
    [ 'read the facts', 'SELECT count(*) FROM articles_facts' ],
    [ 'read a view', 'SELECT count(*) FROM articles_quotes' ],
    [ 'track the table', "SELECT zh_track('articles', 'id', 'body')" ],
    [ 'stop tracking', "SELECT zh_untrack('articles')" ],
    [ 'fill in', "CALL zh_backfill('articles')" ],
    [ 'read through an article of their own', q{SELECT zhnews_extract('articles'::regclass, 'SELECT 1::bigint, ''a''::text, NULL::date', '')} ],
    [ 'reference the facts', 'CREATE TABLE r (id bigint, no int, FOREIGN KEY (id, no) REFERENCES articles_facts)' ])
{
    ($status, $out, $err) = $node->psql('desk', $try->[1], @as_rival);
    like($err, qr/permission denied|must be owner/, "another user does not $try->[0]");
}
is($node->safe_psql('desk', 'SELECT count(*) FROM zh_progress', @as_rival), '0', 'nor sees how far it is');

# ---- dump and restore ---------------------------------------------------------------------------

my $dump = $node->basedir . '/desk.dump';
my $facts = q{SELECT count(*), md5(string_agg(f::text, ',' ORDER BY id, fact_no)) FROM articles_facts AS f};
my $views = q{SELECT count(*) FROM pg_class WHERE relname LIKE 'articles\_%' AND relkind IN ('r', 'v')
    AND pg_get_userbyid(relowner) = 'editor' AND obj_description(oid, 'pg_class') LIKE '%(zhnews)'};
my $before = $node->safe_psql('desk', $facts);
$node->command_ok([ 'pg_dump', '-Fc', '-f', $dump, '-d', $node->connstr('desk') ], 'pg_dump');
$node->safe_psql('postgres', 'CREATE DATABASE copy OWNER editor; ALTER DATABASE copy SET search_path = news, zh');
$node->command_ok([ 'pg_restore', '--exit-on-error', '-d', $node->connstr('copy'), $dump ], 'pg_restore');
is($node->safe_psql('copy', $facts), $before, 'restored facts are those dumped');
is($node->safe_psql('copy', $views), $node->safe_psql('desk', $views), 'restored tables and views too');
is($node->safe_psql('copy', 'SELECT articles, facts, key_columns, body_column, published_column FROM zh_tracked'),
    'articles|articles_facts|{id}|body|published', 'the restored table is tracked');
$node->safe_psql('copy', q{
    UPDATE articles SET body = body || U&'\4ed6\8bf4\ff0c\597d\3002' WHERE id < 30;
    INSERT INTO articles VALUES (1000, '2025-06-19', U&'\738b\6bc5\8bf4\ff0c17\65e5\62b5\8fbe\3002');
    DELETE FROM articles WHERE id BETWEEN 40 AND 50}, @as_editor);
facts_same($node, 'copy', 'and stays right');
$node->safe_psql('copy', "CALL zh_backfill('articles')", @as_editor);
facts_same($node, 'copy', 'after a backfill too');

# Rows alone, into tables that are there and tracked: triggers are off meanwhile.
$node->safe_psql('copy', 'TRUNCATE articles CASCADE', @as_editor);
$node->command_ok(
    [ 'pg_restore', '--exit-on-error', '--data-only', '--disable-triggers', '-n', 'news', '-d', $node->connstr('copy'), $dump ],
    'pg_restore --data-only --disable-triggers');
is($node->safe_psql('copy', $facts), $before, 'restored facts are those dumped');
facts_same($node, 'copy', 'rows restored alone');
is($node->safe_psql('copy', "SELECT zh_untrack('articles'); $views", @as_editor), "\n0", 'zh_untrack leaves nothing');

# ---- parallel plans -----------------------------------------------------------------------------

my $parallel = q{SET max_parallel_workers_per_gather = 2; SET min_parallel_table_scan_size = 0;
    SET parallel_setup_cost = 0; SET parallel_tuple_cost = 0;};
my $plan = $node->safe_psql('desk', "$parallel EXPLAIN (COSTS off) SELECT count(*) FROM articles, zh_facts(body, published)");
like($plan, qr/Parallel Seq Scan on articles/, 'extraction runs in parallel workers');
$plan = $node->safe_psql('desk', "$parallel EXPLAIN (COSTS off) SELECT speaker_key, count(*) FROM articles_quotes WHERE direct OR verb IS NOT NULL GROUP BY 1");
like($plan, qr/Parallel .*Scan .*on articles_facts/, 'so do reports on a view');
$plan = $node->safe_psql('desk', 'GRANT SELECT ON articles, articles_facts, articles_quotes TO rival; '
    . "SET ROLE rival; $parallel EXPLAIN (COSTS off) SELECT subject_key, count(*) FROM articles_facts WHERE kind <> 'name' GROUP BY 1");
like($plan, qr/Parallel .*Scan .*on articles_facts/, 'also for readers to whom row-level security would apply');

done_testing();
