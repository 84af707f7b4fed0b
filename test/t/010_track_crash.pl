# Tracking under concurrent writers, and after a crash in the middle of a backfill or of a COPY

use strict;
use warnings;
use FindBin;
use lib $FindBin::RealBin;
use TrackedFacts;
use PostgreSQL::Test::Utils;
use IPC::Run;
use Test::More;

my $node = utf8_node('crash');
$node->append_conf('postgresql.conf', "max_wal_size = 1GB\nshared_buffers = 64MB\n");
$node->start;
make_articles($node, 'postgres');

# Begin a statement in a session of its own, as { run, err }.
sub begin
{
    my ($sql) = @_;
    my ($out, $err) = ('', '');

    return {
        err => \$err,
        run => IPC::Run::start(
            [ 'psql', '-XAtq', '-d', $node->connstr('postgres'), '-c', 'SET client_min_messages = warning', '-c', $sql ],
            '<', '/dev/null', '>', \$out, '2>', \$err)
    };
}

# Run statements at once; all must succeed.
sub at_once
{
    my ($name, @statements) = @_;
    my @runs = map { begin($_) } @statements;
    my $failed = grep { !$_->{run}->finish || ${ $_->{err} } =~ /ERROR|WARNING/ } @runs;
    is($failed, 0, $name) or diag(join "\n", map { ${ $_->{err} } } @runs);
    return;
}

# ---- writers and backfills at the same time -----------------------------------------------------

$node->safe_psql('postgres', q{
    INSERT INTO articles SELECT i, '2025-06-01', article(i) FROM generate_series(1, 400) AS i;
    SELECT zh_track('articles', 'id', 'body', 'published');
    CREATE PROCEDURE scribble(seed int, rounds int) LANGUAGE plpgsql AS $$
    DECLARE
        -- rows in order of their key, so that writers do not wait for each other in a circle
        r int;
    BEGIN
        PERFORM setseed(seed / 100.0);
        FOR i IN 1 .. rounds LOOP
            r := 1 + random() * 400;
            CASE i % 6
            WHEN 0 THEN DELETE FROM articles WHERE id = r;
            WHEN 1 THEN INSERT INTO articles VALUES (r, '2025-06-02', article(r + i)) ON CONFLICT (id) DO UPDATE SET body = EXCLUDED.body;
            WHEN 2 THEN UPDATE articles SET published = published + 1 WHERE id = r;
            WHEN 3 THEN UPDATE articles SET views = views + 1 WHERE id = r;
            WHEN 4 THEN INSERT INTO articles VALUES (100000 * seed + i, '2025-06-03', article(i));
            ELSE UPDATE articles SET id = 1000000 + 100000 * seed + i WHERE id = r;
            END CASE;
            IF i % 10 = 0 THEN
                ROLLBACK;
            ELSE
                COMMIT;
            END IF;
        END LOOP;
    END $$;
});
my $backfill = "CALL zh_backfill('articles', 20)";
at_once('writers and backfills at once', (map { "CALL scribble($_, 120)" } 1 .. 3), $backfill, $backfill);
facts_same($node, 'postgres', 'facts after writers and backfills');
is($node->safe_psql('postgres', 'SELECT done = total FROM zh_progress'), 't', 'zh_progress says so');

# Two backfills share the work: no article is read twice.
$node->safe_psql('postgres', q{
    CREATE TABLE reads (id bigint, pid int);
    CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN INSERT INTO public.reads VALUES (NEW.id, pg_backend_pid()); RETURN NULL; END $$;
    UPDATE articles_facts_state SET extraction = 0;
    CREATE TRIGGER note AFTER UPDATE ON articles_facts_state FOR EACH ROW EXECUTE FUNCTION note();
});
at_once('three backfills', ($backfill) x 3);
is($node->safe_psql('postgres', 'SELECT count(*) = count(DISTINCT id), count(*) = (SELECT count(*) FROM articles) FROM reads'),
    't|t', 'every article is read once');
cmp_ok($node->safe_psql('postgres', 'SELECT count(DISTINCT pid) FROM reads'), '>', 1, 'by more than one session');
$node->safe_psql('postgres', 'DROP TRIGGER note ON articles_facts_state');
facts_same($node, 'postgres', 'facts after an upgrade of extraction');

# ---- crashes ------------------------------------------------------------------------------------

# Start a statement, wait until $query is true, kill the server, start it again.
sub crash_during
{
    my ($sql, $query, $name) = @_;
    my $session = begin($sql);

    wait_for_sql($node, 'postgres', $query, "$name is under way");
    my $pid = $node->safe_psql('postgres',
        "SELECT pid FROM pg_stat_activity WHERE query ~ '^(CALL|COPY)' AND state = 'active' AND pid <> pg_backend_pid()");
    my ($postmaster) = slurp_file($node->data_dir . '/postmaster.pid') =~ /^(\d+)/;
    # the server goes down with its session (restart_after_crash is off in tests), leaving all as it is
    ok($pid && kill('KILL', $pid), $name);
    for (1 .. 300)
    {
        last unless kill(0, $postmaster);
        select undef, undef, undef, 0.1;
    }
    $node->kill9;
    $session->{run}->finish;
    $node->start;
    return;
}

$node->safe_psql('postgres', 'UPDATE articles_facts_state SET extraction = 0');
crash_during("CALL zh_backfill('articles', 2)",
    'SELECT count(*) > 20 FROM articles_facts_state WHERE extraction > 0', 'kill -9 during backfill');
my $before = $node->safe_psql('postgres', 'SELECT count(*) FROM articles_facts_state WHERE extraction > 0');
cmp_ok($before, '>', 20, 'batches that were committed stand');
facts_same($node, 'postgres', 'facts after kill -9 during backfill');
$node->safe_psql('postgres', $backfill);
is($node->safe_psql('postgres', 'SELECT count(*) FROM articles_facts_state WHERE extraction = 0'), '0', 'backfill goes on to the end');
facts_same($node, 'postgres', 'facts after a backfill in two parts');

my $file = $node->basedir . '/articles.copy';
$node->safe_psql('postgres', qq{COPY (SELECT 5000000 + i, '2025-07-01', article(i) FROM generate_series(1, 6000) AS i) TO '$file'});
my $size = $node->safe_psql('postgres', "SELECT pg_relation_size('articles_facts')");
crash_during("COPY articles (id, published, body) FROM '$file'",
    "SELECT pg_relation_size('articles_facts') > 200000 + $size",
    'kill -9 during COPY');
is($node->safe_psql('postgres', 'SELECT count(*) FROM articles WHERE id > 5000000'), '0', 'nothing of the COPY is there');
facts_same($node, 'postgres', 'facts after kill -9 during COPY');
$node->safe_psql('postgres', qq{CREATE TEMP TABLE t (LIKE articles INCLUDING DEFAULTS); COPY t (id, published, body) FROM '$file';
    INSERT INTO articles SELECT * FROM t WHERE id < 5000200});
facts_same($node, 'postgres', 'facts after an insert of many');
$node->stop;

done_testing();
