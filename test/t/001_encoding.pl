# Elsewhere than in a UTF8 database nothing of zhnews works, and says so with feature_not_supported.

use strict;
use warnings;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

# Something to call a function with, by argument type.
my %sample = (
    text    => "'a'",
    date    => "'2025-01-01'",
    boolean => 'true',
    integer => '1',
    tsquery => "'a'",
);

my $node = PostgreSQL::Test::Cluster->new('encoding');
$node->init(extra => [ '--encoding=UTF8', '--no-locale' ]);
$node->start;
$node->safe_psql('postgres', 'CREATE EXTENSION zhnews');

sub fails_with
{
    my ($db, $sql, $sqlstate, $name) = @_;
    my ($status, $out, $err) = $node->psql($db, "\\set VERBOSITY verbose\n$sql");

    like($err, qr/ERROR:  $sqlstate:/, $name);
}

# The functions that take a text, as the extension declares them.
my $functions = $node->safe_psql('postgres', q{
    SELECT p.oid, format('%s(%s)', p.proname, pg_get_function_identity_arguments(p.oid)),
        array_to_string(array(SELECT format_type(t, NULL) FROM unnest(p.proargtypes) t), ',')
    FROM pg_depend d JOIN pg_proc p ON p.oid = d.objid AND d.classid = 'pg_proc'::regclass
        JOIN pg_extension e ON e.oid = d.refobjid AND d.refclassid = 'pg_extension'::regclass
    WHERE e.extname = 'zhnews' AND p.prolang = (SELECT oid FROM pg_language WHERE lanname = 'c')
        AND 'text'::regtype = ANY (p.proargtypes::oid[])
    ORDER BY 2});

foreach my $encoding ('LATIN1', 'SQL_ASCII', 'EUC_CN')
{
    my $db = lc $encoding;
    my $called = 0;

    $node->safe_psql('postgres',
        "CREATE DATABASE $db ENCODING '$encoding' LOCALE 'C' TEMPLATE template0");
    fails_with($db, 'CREATE EXTENSION zhnews', '0A000', "$encoding: CREATE EXTENSION");

    foreach my $line (split /\n/, $functions)
    {
        my ($oid, $name, $types) = split /\|/, $line;
        my @types = split /,/, $types;
        my $function = $name =~ s/\(.*//r;

        next if grep { !exists $sample{$_} } @types;
        # without what helps the planner of a database that has the extension
        $node->safe_psql($db, $node->safe_psql('postgres', "SELECT pg_get_functiondef($oid)") =~ s/ SUPPORT \S+//r);
        fails_with($db, "SELECT * FROM $function(" . join(', ', map { "$sample{$_}::$_" } @types) . ')',
            '0A000', "$encoding: $name");
        $called++;
    }
    cmp_ok($called, '>=', 6, "$encoding: functions were called");
}

done_testing();
