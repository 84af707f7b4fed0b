import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;

/** Facts through JDBC: types, comments, Chinese text, dates, filters. TAP; the argument is the URL. */
public class Drivers {
    private static int count = 0;
    private static int failed = 0;

    private static void ok(boolean good, String what) {
        count++;
        if (!good)
            failed++;
        System.out.println((good ? "ok " : "not ok ") + count + " - " + what);
    }

    private static void column(Connection db, String view, String name, int type) throws SQLException {
        try (ResultSet c = db.getMetaData().getColumns(null, null, "articles_" + view, name)) {
            boolean there = c.next();
            ok(there && c.getInt("DATA_TYPE") == type, view + "." + name + " is of JDBC type " + type);
            String remarks = there ? c.getString("REMARKS") : null;
            ok(remarks != null && !remarks.isEmpty(), view + "." + name + " has a comment: " + remarks);
        }
    }

    private static long number(Connection db, String query, Object... parameters) throws SQLException {
        try (PreparedStatement s = db.prepareStatement(query)) {
            for (int i = 0; i < parameters.length; i++)
                s.setObject(i + 1, parameters[i]);
            ResultSet r = s.executeQuery();
            r.next();
            return r.getLong(1);
        }
    }

    private static void rows(Connection db) throws SQLException {
        int rows = 0, han = 0, dates = 0;
        try (ResultSet r = db.createStatement().executeQuery(
                "SELECT quote, published, direct FROM articles_quotes ORDER BY id, fact_no")) {
            while (r.next()) {
                rows++;
                if (r.getString("quote").codePoints().anyMatch(Character::isIdeographic))
                    han++;
                if (r.getObject("published") instanceof Date && r.getObject("direct") instanceof Boolean)
                    dates++;
            }
        }
        ok(rows > 100 && rows == number(db, "SELECT count(*) FROM articles_quotes"), "all quotations arrive: " + rows);
        ok(han == rows, "their words are Chinese");
        ok(dates == rows, "dates are dates, booleans are booleans");
        try (ResultSet r = db.createStatement().executeQuery("SELECT value, starts_at FROM articles_quantities AS q, "
                + "articles_dates AS d WHERE q.id = d.id AND d.starts_at IS NOT NULL LIMIT 1")) {
            r.next();
            ok(r.getObject(1) instanceof BigDecimal && r.getObject(2) instanceof Timestamp, "numbers are decimal, times are times");
        }
    }

    private static void filters(Connection db) throws SQLException {
        String key;
        long quotes;
        try (ResultSet r = db.createStatement().executeQuery("SELECT speaker_key, count(*) FROM articles_quotes "
                + "WHERE speaker_key IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 1")) {
            r.next();
            key = r.getString(1);
            quotes = r.getLong(2);
        }
        ok(quotes == number(db, "SELECT count(*) FROM articles_quotes WHERE speaker_key = zh_fold(?)", key),
            "a Chinese parameter filters: " + key + ", " + quotes);
        ok(number(db, "SELECT count(*) FROM articles_dates WHERE starts_at >= ? AND starts_at < ?",
                Timestamp.valueOf("2025-01-01 00:00:00"), Timestamp.valueOf("2026-01-01 00:00:00"))
            == number(db, "SELECT count(*) FROM articles_dates WHERE date_part('year', starts_at) = 2025"), "times filter");
        ok(number(db, "SELECT count(*) FROM articles_quotes WHERE published = ?", Date.valueOf("2025-07-15"))
            == number(db, "SELECT count(*) FROM articles_quotes WHERE published::text = '2025-07-15'"), "dates filter");
    }

    public static void main(String[] arguments) throws SQLException {
        try (Connection db = DriverManager.getConnection(arguments[0])) {
            column(db, "quotes", "quote", Types.VARCHAR);
            column(db, "quotes", "direct", Types.BIT);
            column(db, "quotes", "published", Types.DATE);
            column(db, "quotes", "pos", Types.INTEGER);
            column(db, "quantities", "value", Types.NUMERIC);
            column(db, "dates", "starts_at", Types.TIMESTAMP);
            column(db, "events", "actor_key", Types.VARCHAR);
            rows(db);
            filters(db);
        }
        System.out.println("1.." + count);
        System.exit(failed > 0 ? 1 : 0);
    }
}
