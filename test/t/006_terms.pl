# Lists of own terms: a change counts in other sessions once it is committed, a snapshot keeps what
# it sees, parallel workers see what the query sees, and a dump keeps the terms.

use strict;
use warnings;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('terms');
$node->init(extra => [ '--encoding=UTF8', '--no-locale' ]);
$node->start;

my $name = q{U&'\963f\732b\963f\72d7'};    # 阿猫阿狗
my $text = q{U&'\963f\732b\963f\72d7\6765\4e86\3002'};    # 阿猫阿狗来了。
my $found = "SELECT count(*) FROM zh.zh_names($text, 'house') WHERE kind = 'person'";

$node->safe_psql('postgres', qq{
    CREATE SCHEMA zh;
    CREATE EXTENSION zhnews SCHEMA zh;
    INSERT INTO zh.zh_terms (list, kind, term) VALUES ('house', 'place', 'x');
    INSERT INTO zh.zh_terms (list, kind, term, unit_kind, factor, base) VALUES ('house', 'unit', 'y', 'mass', 0.5, 'kg');
    INSERT INTO zh.zh_terms (list, kind, term, name, config) VALUES ('house', 'convert', 'z', 'Z', 's2tw');
});

# ---- two sessions -------------------------------------------------------------------------------

my ($in, $out) = ('', '');
my $session = IPC::Run::start(
    [ 'psql', '-XAtq', '-d', $node->connstr('postgres') ], '<', \$in, '>', \$out);

# The answer of the session that stays open.
sub ask
{
    my ($sql) = @_;

    $out = '';
    $in .= "$sql;\nSELECT 'answered';\n";
    IPC::Run::pump($session) until $out =~ /answered\n/;
    $out =~ s/answered\n//;
    chomp $out;
    return $out;
}

is(ask($found), '0', 'not in the list yet');
$node->safe_psql('postgres', "INSERT INTO zh.zh_terms (list, kind, term) VALUES ('house', 'person', $name)");
is(ask($found), '1', 'committed elsewhere: counts');
$node->safe_psql('postgres', "BEGIN; DELETE FROM zh.zh_terms WHERE term = $name; ROLLBACK");
is(ask($found), '1', 'rolled back elsewhere: never was');
is(ask("BEGIN ISOLATION LEVEL REPEATABLE READ; $found"), '1', 'in a snapshot that is kept');
$node->safe_psql('postgres', "DELETE FROM zh.zh_terms WHERE term = $name");
is(ask($found), '1', 'the snapshot keeps what it sees');
is(ask("COMMIT; $found"), '0', 'and the next one sees the change');
$node->safe_psql('postgres', "UPDATE zh.zh_terms SET term = $name, kind = 'person' WHERE term = 'x'");
is(ask($found), '1', 'an update elsewhere');
$node->safe_psql('postgres', "TRUNCATE zh.zh_terms");
is(ask($found), '', 'no such list any more');
$node->safe_psql('postgres', qq{
    INSERT INTO zh.zh_terms (list, kind, term) VALUES ('house', 'person', $name);
    INSERT INTO zh.zh_terms (list, kind, term, unit_kind, factor, base) VALUES ('house', 'unit', 'y', 'mass', 0.5, 'kg');
    INSERT INTO zh.zh_terms (list, kind, term, name, config) VALUES ('house', 'convert', 'z', 'Z', 's2tw');
});
is(ask($found), '1', 'and here again');
$node->safe_psql('postgres', 'ALTER EXTENSION zhnews UPDATE');
$node->safe_psql('postgres', qq{
    BEGIN;
    SET LOCAL session_replication_role = replica;
    DELETE FROM zh.zh_terms WHERE kind = 'person';
    COMMIT;
});
is(ask($found), '0', 'a change by a session in the replica role');
$node->safe_psql('postgres', "INSERT INTO zh.zh_terms (list, kind, term) VALUES ('house', 'person', $name)");
$in .= "\\q\n";
IPC::Run::finish($session);

# ---- parallel workers ----------------------------------------------------------------------------

my $parallel = q{
    SET max_parallel_workers_per_gather = 2; SET parallel_setup_cost = 0; SET parallel_tuple_cost = 0;
    SET min_parallel_table_scan_size = 0;
};
$node->safe_psql('postgres', "CREATE TABLE articles AS SELECT i, $text || ' z ' || i AS body FROM generate_series(1, 2000) AS i; ANALYZE articles");
my $all = q{SELECT count(*) FROM articles WHERE zh.zh_convert(body, 's2tw', true, 'house') LIKE '%ZZ%'};
like($node->safe_psql('postgres', "$parallel EXPLAIN $all"), qr/Parallel Seq Scan/, 'a parallel plan');
is($node->safe_psql('postgres', qq{
    $parallel
    BEGIN;
    UPDATE zh.zh_terms SET name = 'ZZ' WHERE kind = 'convert';
    $all;
    ROLLBACK;
}), '2000', 'workers see a change that is not committed');

# ---- a user with no special rights ----------------------------------------------------------------

$node->safe_psql('postgres', 'CREATE ROLE owner LOGIN; CREATE ROLE editor LOGIN; CREATE ROLE reader LOGIN');
$node->safe_psql('postgres', q{CREATE DATABASE own OWNER owner TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'});
$node->safe_psql('own', q{
    SET SESSION AUTHORIZATION owner;
    CREATE EXTENSION zhnews;
    INSERT INTO zh_terms (list, kind, term) VALUES ('house', 'person', 'Ab Cd');
    GRANT INSERT ON zh_terms TO editor;
    SET SESSION AUTHORIZATION editor;
    INSERT INTO zh_terms (list, kind, term) VALUES ('house', 'person', 'Ef Gh');
});
is($node->safe_psql('own', q{SET SESSION AUTHORIZATION reader; SELECT string_agg(key, ',') FROM zh_names('ab cd, ef gh', 'house')}),
    'ab cd,ef gh', 'the owner of a database writes and grants, everyone reads');
my ($status, undef, $error) = $node->psql('own', q{SET SESSION AUTHORIZATION reader; DELETE FROM zh_terms});
like($error, qr/permission denied/, 'and no more');
is($node->safe_psql('own', q{SELECT rolname FROM pg_proc JOIN pg_roles r ON r.oid = proowner WHERE proname = 'zh_terms_changed'}),
    'owner', 'the trigger has no rights beyond his');

# ---- dump and restore ------------------------------------------------------------------------------

my $terms = q{SELECT md5(string_agg(t::text, ',' ORDER BY t::text)), count(*) FROM zh.zh_terms AS t};
my $before = $node->safe_psql('postgres', $terms);
my $dump = $node->backup_dir . '/dump.sql';
mkdir $node->backup_dir;
$node->command_ok([ 'pg_dump', '-f', $dump, '-d', $node->connstr('postgres') ], 'pg_dump');
$node->safe_psql('postgres', 'CREATE DATABASE restored TEMPLATE template0');
$node->command_ok(
    [ 'psql', '-X', '-q', '-v', 'ON_ERROR_STOP=1', '-f', $dump, '-d', $node->connstr('restored') ], 'restore');
is($node->safe_psql('restored', $terms), $before, 'the terms are there');
is($node->safe_psql('restored', $found), '1', 'and the list works');
is($node->safe_psql('restored', 'SELECT list FROM zh.zh_term_lists'), 'house', 'it has a stamp');

# by a user with no special rights
$before = $node->safe_psql('own', q{SELECT string_agg(term, ',' ORDER BY term) FROM zh_terms});
$node->safe_psql('postgres', q{CREATE DATABASE own_restored OWNER owner TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'});
$node->command_ok([ 'pg_dump', '-U', 'owner', '-f', $dump, '-d', $node->connstr('own') ], 'pg_dump by the owner of the database');
$node->command_ok(
    [ 'psql', '-X', '-q', '-v', 'ON_ERROR_STOP=1', '-U', 'owner', '-f', $dump, '-d', $node->connstr('own_restored') ],
    'restore by the same');
is($node->safe_psql('own_restored', q{SELECT string_agg(term, ',' ORDER BY term) FROM zh_terms}), $before, 'his terms are there');
is($node->safe_psql('own_restored', q{SET SESSION AUTHORIZATION editor;
    INSERT INTO zh_terms (list, kind, term) VALUES ('new', 'place', 'Ij'); SELECT count(*) FROM zh_names('ij', 'new')}),
    '1', 'and what he granted holds');

done_testing();
