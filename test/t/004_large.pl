# Texts of 10 MB: every function ends in seconds, answers a cancel at once, and the server lives on.

use strict;
use warnings;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use Time::HiRes qw(time);

my $node = PostgreSQL::Test::Cluster->new('large');
$node->init(extra => [ '--encoding=UTF8', '--no-locale' ]);
$node->start;
$node->safe_psql('postgres', 'CREATE EXTENSION zhnews');

my $pid = $node->safe_psql('postgres', 'SELECT pg_postmaster_start_time()');

# 10 MB of what makes a scan that looks back or ahead without limit quadratic
my %text = (
    'one Han character'      => q{repeat(U&'\4e2d', 3500000)},
    'one 4-byte character'   => q{repeat(U&'\+020000', 2600000)},
    'one letter'             => q{repeat('a', 10000000)},
    'one digit'              => q{repeat('7', 10000000)},
    'Chinese numerals'       => q{repeat(U&'\4e07', 3500000)},
    'blanks'                 => q{repeat(' ', 10000000)},
    'line feeds'             => q{repeat(E'\n', 10000000)},
    'full-width blanks'      => q{repeat(U&'\3000', 3500000)},
    'opening quotation marks' => q{repeat(U&'\201c', 3500000)},
    'dashes in Han'          => q{repeat(U&'\4e2d\2014', 1700000)},
    'one character a line'   => q{repeat(U&'\4e2d\000a', 2600000)},
    'combining marks'        => q{repeat(U&'\0301', 5000000)},
    'ASCII quotation marks'  => q{repeat('"', 10000000)},
);
my %call = (
    zh_fold       => 'length(zh_fold(t))',
    zh_script     => 'length(zh_script(t))',
    zh_clean      => 'length(zh_clean(t))',
    zh_convert    => q{length(zh_convert(t, 's2t')) + length(zh_convert(t, 't2s'))},
    zh_tsvector   => 'length(zh_tsvector(t))',
    zh_query      => 'numnode(zh_query(t))',
    zh_quantities => '(SELECT count(*) FROM zh_quantities(t))',
    zh_dates      => '(SELECT count(*) FROM zh_dates(t))',
    zh_names      => '(SELECT count(*) FROM zh_names(t))',
    zh_quotes     => '(SELECT count(*) FROM zh_quotes(t))',
    zh_events     => '(SELECT count(*) FROM zh_events(t))',
    zh_credits    => '(SELECT count(*) FROM zh_credits(t))',
    zh_sentences  => '(SELECT count(*) FROM zh_sentences(t))',
    zh_articles   => '(SELECT count(*) FROM zh_articles(t))',
    zh_headline   => q{length(zh_headline(t, zh_query('a ' || U&'\4e2d'), 'MaxFragments=3'))},
    '~~~'         => q{(t ~~~ U&'\4e2d\56fd')::int},
);

foreach my $text (sort keys %text)
{
    foreach my $function (sort keys %call)
    {
        my $start = time;
        my ($status, $out, $err) = $node->psql('postgres',
            "SET statement_timeout = '60s'; SELECT $call{$function} FROM (SELECT $text{$text} OFFSET 0) AS s(t)");

        ok($status == 0 && $out =~ /^\d+$/, sprintf('%s of %s: %.1f s', $function, $text, time - $start))
            or diag($err);
    }
}

# The configuration meets PostgreSQL's own limits: a vector or a defined error.
my ($status, $out, $err) = $node->psql('postgres',
    q{\set VERBOSITY verbose
SELECT length(to_tsvector('zhnews', repeat(U&'\4e2d', 3500000)))});
ok($status == 0 || $err =~ /ERROR:  54000/, "to_tsvector('zhnews') of one Han character");

# A cancel is served while the core runs over 100 MB, not after it.
$node->safe_psql('postgres', q{
    CREATE TABLE big AS SELECT repeat(U&'\4e2d\56fd\4eba\56db\5343\4e07\5143\ff0c', 4000000) AS t});
foreach my $function (sort keys %call)
{
    my $start = time;
    my ($status, $out, $err) = $node->psql('postgres',
        "\\set VERBOSITY verbose\nSET statement_timeout = '20ms'; SELECT $call{$function} FROM big");
    my $elapsed = time - $start;

    ok($elapsed < 3 && ($status == 0 || $err =~ /ERROR:  57014/),
        sprintf('%s of 100 MB: cancelled after %.1f s', $function, $elapsed)) or diag($err);
}

is($node->safe_psql('postgres', 'SELECT pg_postmaster_start_time()'), $pid, 'the server never restarted');
unlike(slurp_file($node->logfile), qr/terminated by signal|PANIC|TRAP/, 'no backend crashed');

done_testing();
