# The questions of examples/queries have answers in the articles of test/corpus.

use strict;
use warnings;
use FindBin;
use lib $FindBin::RealBin;
use TrackedFacts;
use PostgreSQL::Test::Utils;
use Test::More;

my $root = "$FindBin::RealBin/../..";
my $node = utf8_node('queries');
$node->start;
$node->safe_psql('postgres', q{
    CREATE EXTENSION zhnews;
    CREATE TABLE articles (
        id        integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        name      text NOT NULL,
        published date,
        body      text NOT NULL,
        tsv       tsvector GENERATED ALWAYS AS (zh_tsvector(body)) STORED
    );
    SELECT zh_track('articles', 'id', 'body', 'published')});
my $load = '';
foreach my $file (sort glob "$root/test/corpus/*.txt")
{
    my $published = $file =~ s/\.txt$/.published/r;
    my ($day) = -e $published ? slurp_file($published) =~ /(\S+)/ : ();
    my $body = slurp_file($file);

    die "$file cannot be quoted" if $body =~ /\$text\$/;
    $load .= sprintf "INSERT INTO articles (name, published, body) VALUES ('%s', %s, \$text\$%s\$text\$);\n",
        $file =~ s/.*\/|\.txt$//gr, defined $day ? "'$day'" : 'NULL', $body;
}
$node->safe_psql('postgres', $load);
facts_same($node, 'postgres', 'facts of the corpus');

my @queries = sort glob "$root/examples/queries/*.sql";
is(@queries, 20, 'twenty questions');
foreach my $file (@queries)
{
    my $sql = slurp_file($file);
    my $name = $file =~ s/.*\///r;

    like($sql, qr/\A-- .*[?.]$/m, "$name says what it asks");
    isnt($node->safe_psql('postgres', $sql), '', "$name has an answer");
}

done_testing();
