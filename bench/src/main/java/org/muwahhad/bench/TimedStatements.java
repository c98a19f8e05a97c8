package org.muwahhad.bench;

import com.mysql.cj.BindValue;
import com.mysql.cj.MysqlConnection;
import com.mysql.cj.PreparedQuery;
import com.mysql.cj.Query;
import com.mysql.cj.interceptors.QueryInterceptor;
import com.mysql.cj.log.Log;
import com.mysql.cj.protocol.Resultset;
import com.mysql.cj.protocol.ServerSession;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Times every question that the service asks of the database, until its first answer is there. */
public final class TimedStatements implements QueryInterceptor {
  /** The setting of the service that makes the driver tell. */
  static final Map<String, Object> KEPT =
      Map.of(
          "datasources.default.data-source-properties.queryInterceptors",
          TimedStatements.class.getName());

  private static final Map<String, StatementTime> TIMES = new ConcurrentHashMap<>();
  private static final ThreadLocal<Long> BEGAN = new ThreadLocal<>();

  /**
   * What a statement took.
   *
   * @param longest of its runs, in microseconds
   * @param values bound to it in the longest run
   */
  record StatementTime(
      String sql, long runs, long allMicros, long longest, List<@Nullable Object> values) {
    StatementTime with(long micros, List<@Nullable Object> bound) {
      return new StatementTime(
          sql,
          runs + 1,
          allMicros + micros,
          Math.max(longest, micros),
          micros > longest ? bound : values);
    }
  }

  /** Forgets what was asked so far. */
  static void clear() {
    TIMES.clear();
  }

  /** Those whose longest run was the longest. */
  static List<StatementTime> slowest(int most) {
    return TIMES.values().stream()
        .sorted(Comparator.comparingLong(StatementTime::longest).reversed())
        .limit(most)
        .toList();
  }

  @Override
  public QueryInterceptor init(MysqlConnection connection, Properties properties, Log log) {
    return this;
  }

  @Override
  public <T extends Resultset> @Nullable T preProcess(Supplier<String> text, Query query) {
    BEGAN.set(System.nanoTime());
    return null;
  }

  private static List<@Nullable Object> values(PreparedQuery query) {
    List<@Nullable Object> values = new ArrayList<>();
    for (BindValue value : query.getQueryBindings().getBindValues()) {
      values.add(value.getValue());
    }
    return values;
  }

  @Override
  public boolean executeTopLevelOnly() {
    return false;
  }

  @Override
  public void destroy() {}

  @Override
  public <T extends Resultset> @Nullable T postProcess(
      Supplier<String> text, Query query, T result, ServerSession session) {
    Long began = BEGAN.get();
    if (began != null && query instanceof PreparedQuery prepared) {
      String sql = prepared.getOriginalSql();
      if (sql != null) {
        long micros = (System.nanoTime() - began) / 1000;
        TIMES.compute(
            sql,
            (key, time) ->
                (time == null ? new StatementTime(sql, 0, 0, 0, List.of()) : time)
                    .with(micros, values(prepared)));
      }
    }
    return null;
  }
}
