package org.muwahhad;

import com.mysql.cj.MysqlConnection;
import com.mysql.cj.Query;
import com.mysql.cj.interceptors.QueryInterceptor;
import com.mysql.cj.log.Log;
import com.mysql.cj.protocol.Resultset;
import com.mysql.cj.protocol.ServerSession;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what the service sends to the database, so that a test can say what a request may cost:
 *
 * <pre>{@code
 * TestApp app = TestApp.start(Statements.RECORDED);
 * List<String> sent = Statements.during(() -> …);
 * }</pre>
 *
 * <p>What the scheduled jobs of the service send at the same time is left out.
 */
public final class Statements implements QueryInterceptor {
  /** The setting of a {@link TestApp} that makes the driver tell. */
  public static final Map<String, Object> RECORDED =
      Map.of(
          "datasources.default.data-source-properties.queryInterceptors",
          Statements.class.getName());

  private static final String JOBS = "scheduled-executor";
  private static final List<String> SENT = new CopyOnWriteArrayList<>();

  /** What was sent while something ran. */
  public static List<String> during(Runnable act) {
    SENT.clear();
    act.run();
    return List.copyOf(SENT);
  }

  @Override
  public QueryInterceptor init(MysqlConnection connection, Properties properties, Log log) {
    return this;
  }

  @Override
  public <T extends Resultset> @Nullable T preProcess(Supplier<String> sql, Query query) {
    String text = sql == null ? null : sql.get();
    if (!Thread.currentThread().getName().startsWith(JOBS)) {
      SENT.add(text == null ? "?" : text.strip().replaceAll("\\s+", " "));
    }
    return null;
  }

  @Override
  public boolean executeTopLevelOnly() {
    return false;
  }

  @Override
  public void destroy() {}

  @Override
  public <T extends Resultset> @Nullable T postProcess(
      Supplier<String> sql, Query query, T originalResultSet, ServerSession serverSession) {
    return null;
  }
}
