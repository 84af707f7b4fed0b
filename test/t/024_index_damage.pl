# Indexes whose files are damaged on disk: whoever reads them gets right answers or an error that says so;
# the server goes on.  ZHNEWS_DAMAGES sets how many indexes are damaged (25), SEED how.

use strict;
use warnings;
use FindBin;
use lib $FindBin::RealBin;
use IndexWork;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $count = $ENV{ZHNEWS_DAMAGES} || 25;
my $seed = $ENV{SEED} || 20261129;
my $page = 8192;
my $node = PostgreSQL::Test::Cluster->new('damage');
$node->init(extra => [ '--encoding=UTF8', '--no-locale' ]);
$node->append_conf('postgresql.conf', "fsync = off\nautovacuum = off\nrestart_after_crash = off\nstatement_timeout = 60s\n");
$node->start;
make_table($node, 300);
srand($seed);

# Tables d1, d2, … of the same rows; each index has several segments, deleted documents, objects that
# wait to be freed, and pending texts.
$node->safe_psql('postgres', qq{
    INSERT INTO t (body) SELECT random_text(2000) FROM generate_series(1, 20);
    INSERT INTO t (body) VALUES (NULL), ('');
    DO \$\$ BEGIN FOR i IN 1 .. $count LOOP
        EXECUTE format('CREATE TABLE d%1\$s (id integer, body text) WITH (autovacuum_enabled = off);
            INSERT INTO d%1\$s SELECT id, body FROM t WHERE id <= 200;
            CREATE INDEX d%1\$s_zh ON d%1\$s USING zhnews (body) WITH (pending_limit = 64);', i);
    END LOOP; END \$\$;
});
for my $what ('INSERT INTO d%s SELECT id, body FROM t WHERE id > 200', 'DELETE FROM d%s WHERE id % 7 = 0', 'VACUUM d%s',
    'INSERT INTO d%s SELECT 1000 + id, body FROM t WHERE id <= 100')
{
    $node->safe_psql('postgres', join(';', map { $what =~ s/%s/$_/r } 1 .. $count));
}
my @files = split /\n/, $node->safe_psql('postgres', "SELECT pg_relation_filepath('d' || i || '_zh') FROM generate_series(1, $count) AS i");
$node->stop;

# Do one thing to the bytes of an index; says what.
sub damage
{
    my ($bytes) = @_;
    my $pages = length($$bytes) / $page;
    my $block = int(rand($pages));
    my $other = int(rand($pages));
    my $kind = int(rand(12));
    my $at = int(rand($page));
    my $len = 1 + int(rand(8));
    my $new;

    if ($kind == 0)
    {
        substr($$bytes, $block * $page, $page) = "\0" x $page;
        return "block $block zero";
    }
    if ($kind == 1)
    {
        substr($$bytes, $block * $page, $page) = substr($$bytes, $other * $page, $page);
        return "block $other over block $block";
    }
    if ($kind == 2 && $pages > 2)
    {
        $$bytes = substr($$bytes, 0, (1 + int(rand($pages - 1))) * $page);
        return 'cut off';
    }
    $block = 0 if $kind == 3;
    $at = 24 + int(rand(800)) if $kind == 3 || $kind == 4;    # the beginning of the content
    $at = $page - 40 + int(rand(40)) if $kind == 5;            # owner, number, type
    $at = int(rand(24)) if $kind == 6;                         # PostgreSQL's header
    $len = 64 if $kind == 7;
    $len = $page - $at if $len > $page - $at;
    $new = join '', map { chr($kind == 7 ? 255 : int(rand(256))) } 1 .. $len;
    substr($$bytes, $block * $page + $at, $len) = $new;
    return "$len bytes at $at of block $block";
}

my @done;
foreach my $file (@files)
{
    my $path = $node->data_dir . '/' . $file;
    my $bytes = slurp_file($path);
    my $what = join(', ', map { damage(\$bytes) } 1 .. 1 + int(rand(3)));

    open(my $f, '>:raw', $path) or die "$path: $!";
    print $f $bytes;
    close($f) or die $!;
    push @done, $what;
}
$node->start;

my @queries = (
    q{body ~~~ U&'\4e2d\56fd'}, q{body ~~~ U&'\6c34'}, q{body ~~~ zh_query(U&'2018\5e74')}, q{body ~~~ zh_query(U&'\4e00\5e26 -\6c34')},
    q{body ~~~ zh_query('G2*')}, q{body ~~~ zh_query(U&'G20\5cf0\4f1a OR \4f1a\6c34\6c34')}, q{body ~~~ zh_query('-G20')});

# What a psql script says, each statement on its own: rows, and errors by their SQLSTATE.  58P01 is PostgreSQL's own word
# for a row that the index says is farther on than the table's last file.
sub ask
{
    my ($sql) = @_;
    my ($status, $out, $err) = $node->psql('postgres', "\\set VERBOSITY sqlstate\n$sql", on_error_stop => 0);
    my @bad = grep { !/^(?:psql:[^ ]* )?(?:ERROR|WARNING):  (?:XX001|XX002|55000|01000|58P01)$/ } split /\n/, $err;

    push @bad, "psql ended with $status" if $status == 2;
    return ($out, @bad);
}

my ($found, $whole) = (0, 0);
foreach my $i (1 .. $count)
{
    my $by_index = "SET enable_seqscan = off; SET enable_bitmapscan = off;\n";
    my $by_bitmap = "SET enable_bitmapscan = on; SET enable_indexscan = off;\n";
    my $sql = "SELECT zh_index_check('d${i}_zh') = count(*) FROM d$i;\n";
    my (@bad, $out, @more, @wrong);

    ($out, @bad) = ask("$sql");
    my $is_whole = $out eq 't';
    $is_whole ? $whole++ : $found++;
    foreach my $q (@queries)
    {
        my $count = "SELECT count(*), sum(id) FROM";
        my $due = $node->safe_psql('postgres', "$count (SELECT id FROM t WHERE id % 7 <> 0 AND ($q) UNION ALL SELECT 1000 + id FROM t WHERE id <= 100 AND ($q)) AS s");

        ($out, @more) = ask("$by_index $count d$i WHERE $q;\n $by_bitmap $count d$i WHERE $q;\n SET enable_indexscan = on;
            SELECT count(*) FROM (SELECT id FROM d$i WHERE $q ORDER BY body <=> zh_query(U&'\\6c34 G20') LIMIT 10) AS s;");
        push @bad, @more;
        push @wrong, "$q: $out, not $due" if $is_whole && $out ne "$due\n$due\n" . ($due =~ /^(\d+)/ && $1 < 10 ? $1 : 10);
    }
    # whoever writes
    (undef, @more) = ask("INSERT INTO d$i SELECT 2000 + id, body FROM t; SELECT * FROM zh_index_stats('d${i}_zh');
        VACUUM d$i; INSERT INTO d$i VALUES (3000, repeat(U&'\\6c34\\ff0c', 70000)); VACUUM d$i; SELECT zh_index_check('d${i}_zh');
        REINDEX INDEX d${i}_zh;");
    push @bad, @more;
    my $sound = $node->psql('postgres', "SELECT zh_index_check('d${i}_zh') > 0");
    is("@bad@wrong$sound", '0', "$done[$i - 1]: " . ($is_whole ? 'harmless' : 'noticed'));
    last if !$node->poll_query_until('postgres', 'SELECT true');
}
note("noticed $found, harmless $whole");
cmp_ok($found, '>', $count / 3, 'most damage is noticed');
unlike(slurp_file($node->logfile), qr/was terminated by signal|PANIC/, 'the server goes on');
$node->stop;
done_testing();
