package org.muwahhad.permissions;

import com.mysql.cj.BindValue;
import com.mysql.cj.MysqlConnection;
import com.mysql.cj.PreparedQuery;
import com.mysql.cj.Query;
import com.mysql.cj.interceptors.QueryInterceptor;
import com.mysql.cj.log.Log;
import com.mysql.cj.protocol.Resultset;
import com.mysql.cj.protocol.ServerSession;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what the service asks of the database with a question inside the question, each statement
 * with the first few sets of values that were bound to it.
 */
public final class RecordedReads implements QueryInterceptor {
  private static final int SETS_OF_VALUES = 12;
  private static final Map<String, List<List<@Nullable Object>>> READS = new ConcurrentHashMap<>();

  /** Statements with the values bound to them. */
  static Map<String, List<List<@Nullable Object>>> reads() {
    return Map.copyOf(READS);
  }

  @Override
  public QueryInterceptor init(MysqlConnection connection, Properties properties, Log log) {
    return this;
  }

  @Override
  public <T extends Resultset> @Nullable T preProcess(Supplier<String> text, Query query) {
    if (query instanceof PreparedQuery prepared && isNested(prepared.getOriginalSql())) {
      List<@Nullable Object> values = new ArrayList<>();
      Arrays.stream(prepared.getQueryBindings().getBindValues())
          .map(BindValue::getValue)
          .forEach(values::add);
      READS.compute(
          prepared.getOriginalSql(),
          (sql, sets) -> {
            List<List<@Nullable Object>> kept = sets == null ? new ArrayList<>() : sets;
            if (kept.size() < SETS_OF_VALUES && !kept.contains(values)) {
              kept.add(values);
            }
            return kept;
          });
    }
    return null;
  }

  private static boolean isNested(@Nullable String sql) {
    return sql != null
        && sql.stripLeading().startsWith("SELECT")
        && !sql.contains("FOR UPDATE")
        && sql.matches("(?s).*\\b(EXISTS|IN)\\s*\\(\\s*SELECT\\b.*");
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
    return null;
  }
}
