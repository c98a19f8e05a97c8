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
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keeps every question that the service asks of the database, with the values it asked first. */
public final class RecordedSelects implements QueryInterceptor {
  private static final Map<String, List<@Nullable Object>> SELECTS = new ConcurrentHashMap<>();

  /** Forgets what was asked so far. */
  static void clear() {
    SELECTS.clear();
  }

  /** Statements with the values bound to them. */
  static Map<String, List<@Nullable Object>> selects() {
    return new TreeMap<>(SELECTS);
  }

  @Override
  public QueryInterceptor init(MysqlConnection connection, Properties properties, Log log) {
    return this;
  }

  @Override
  public <T extends Resultset> @Nullable T preProcess(Supplier<String> text, Query query) {
    if (query instanceof PreparedQuery prepared && isSelect(prepared.getOriginalSql())) {
      SELECTS.computeIfAbsent(
          prepared.getOriginalSql(),
          sql -> {
            List<@Nullable Object> values = new ArrayList<>();
            Arrays.stream(prepared.getQueryBindings().getBindValues())
                .map(BindValue::getValue)
                .forEach(values::add);
            return values;
          });
    }
    return null;
  }

  private static boolean isSelect(@Nullable String sql) {
    return sql != null
        && (sql.stripLeading().startsWith("SELECT") || sql.stripLeading().startsWith("WITH"))
        && !sql.contains("FOR UPDATE");
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
