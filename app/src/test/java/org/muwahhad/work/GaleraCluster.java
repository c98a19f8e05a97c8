package org.muwahhad.work;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.muwahhad.db.JdbcUrl;
import org.muwahhad.db.TestDatabase;
import org.muwahhad.db.TestSchema;

/**
 * Three database nodes of this machine's MariaDB and Galera (Debian's {@code mariadb-server} and
 * {@code galera-4}), by {@code .ci/cluster}. They end with this JVM, however it ends.
 */
public final class GaleraCluster implements AutoCloseable {
  private static final String SCRIPT = "../.ci/cluster";
  private static final int PORTS = 50;
  private static final int NODES = 3;
  private static final int LONGEST_START_SECONDS = 60;

  private final Path directory;

  /** Of the network on which each node has an address of its own; empty on loopback. */
  private final String network;

  private final int base = freePorts();
  private final @Nullable Process[] nodes = new Process[NODES + 1];

  private GaleraCluster(Path directory, String network) {
    this.directory = directory;
    this.network = network;
  }

  /** Whether the programs are installed. */
  public static boolean isInstalled() {
    return isProgram("mariadbd")
        && isProgram("rsync")
        && Files.exists(Path.of("/usr/lib/galera/libgalera_smm.so"));
  }

  public static boolean isProgram(String name) {
    return Arrays.stream((System.getenv("PATH") + ":/usr/sbin").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
  }

  /** Makes the data of the first node, with an empty schema and both accounts. */
  static GaleraCluster prepare() throws IOException, InterruptedException {
    return prepare(new GaleraCluster(TestDatabase.quickDirectory("galera"), ""));
  }

  /**
   * The same with a network of its own for each node, by which it can be cut off. Only root can
   * make networks; for others all nodes are on loopback.
   */
  public static GaleraCluster prepareOnNetworks() throws IOException, InterruptedException {
    String network =
        "10.%d.%d"
            .formatted(
                ThreadLocalRandom.current().nextInt(64, 192),
                ThreadLocalRandom.current().nextInt(1, 255));
    Path directory = TestDatabase.quickDirectory("galera-networks");
    Files.createDirectories(directory);
    GaleraCluster onNetworks = new GaleraCluster(directory, network);
    boolean made = onNetworks.script("network", "up") == 0;
    return prepare(made ? onNetworks : new GaleraCluster(directory, ""));
  }

  private static GaleraCluster prepare(GaleraCluster cluster)
      throws IOException, InterruptedException {
    Files.createDirectories(cluster.directory);
    cluster.run("prepare");
    return cluster;
  }

  /** Whether {@link #cutOff} and {@link #keepApart} can be done. */
  public boolean isOnNetworks() {
    return !network.isEmpty();
  }

  /** Cuts a node off from the others and from the service, which nobody is told. */
  public void cutOff(int node) throws IOException, InterruptedException {
    require(script("cut", String.valueOf(node)), "cut");
  }

  /** Keeps all nodes from each other, while the service still reaches them. */
  public void keepApart() throws IOException, InterruptedException {
    require(script("apart", "1", "2", "3"), "apart");
  }

  /** Joins all nodes again. */
  public void join() throws IOException, InterruptedException {
    require(script("join"), "join");
  }

  /** Begins a cluster of one node. */
  public void begin(boolean trusting) throws IOException, InterruptedException {
    start(1, trusting, "new");
  }

  /** Ends the first node, gives its data to all, and starts them. */
  public void grow() throws IOException, InterruptedException {
    end(1);
    run("spread");
    start(1, true, "new");
    for (int node = 2; node <= NODES; node++) {
      start(node, true);
    }
  }

  /** Starts a node that was ended or killed, and waits until it has all that the others have. */
  public void start(int node) throws IOException, InterruptedException {
    start(node, true);
  }

  private void start(int node, boolean trusting, String... more)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of(SCRIPT, "node", directory.toString(), String.valueOf(node)));
    command.addAll(List.of(more));
    ProcessBuilder builder = builder(command);
    builder.environment().put("CLUSTER_WATCH", String.valueOf(ProcessHandle.current().pid()));
    builder.environment().put("CLUSTER_TRUST", trusting ? "1" : "0");
    builder.redirectOutput(directory.resolve("n" + node + ".out").toFile());
    nodes[node] = builder.start();
    await(node);
  }

  private ProcessBuilder builder(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("CLUSTER_PORT", String.valueOf(base));
    builder.environment().put("CLUSTER_NET", network);
    return builder;
  }

  private void run(String command) throws IOException, InterruptedException {
    require(script(command, directory.toString()), command);
  }

  private int script(String command, String... more) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of(SCRIPT, command));
    words.addAll(List.of(more));
    return builder(words)
        .redirectOutput(directory.resolve(command + ".out").toFile())
        .start()
        .waitFor();
  }

  private void require(int code, String command) throws IOException {
    if (code != 0) {
      throw new IllegalStateException(
          command + ": " + Files.readString(directory.resolve(command + ".out")));
    }
  }

  /** Waits until a node has all that the others have, and takes writes. */
  public void await(int node) throws IOException, InterruptedException {
    long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_START_SECONDS);
    while (!ask(node, "SHOW STATUS LIKE 'wsrep_local_state_comment'").equals("Synced")) {
      if (System.nanoTime() > limit) {
        throw new IllegalStateException(
            "Node %d does not start: %s"
                .formatted(node, Files.readString(directory.resolve("n" + node + ".log"))));
      }
      Thread.sleep(50);
    }
  }

  /** The second column of the first row; empty where the node does not answer. */
  private String ask(int node, String question) {
    try (Connection connection = root(node);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(question)) {
      return row.next() ? row.getString(2) : "";
    } catch (SQLException e) {
      return "";
    }
  }

  private Connection root(int node) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:mysql://%s/?sslMode=DISABLED&allowPublicKeyRetrieval=true&connectTimeout=2000&socketTimeout=5000"
            .formatted(host(node)),
        "muwahhad_owner",
        "owner");
  }

  private String host(int node) {
    return (network.isEmpty() ? "127.0.0.1" : network + "." + node) + ":" + (base + node);
  }

  /** The address that an operator gives the service. */
  public String address() {
    return "jdbc:mysql://%s,%s,%s/muwahhad?sslMode=DISABLED".formatted(host(1), host(2), host(3));
  }

  /** The schema, with this order of its nodes. */
  public TestSchema schema(int... order) {
    String hosts = IntStream.of(order).mapToObj(this::host).collect(Collectors.joining(","));
    return new TestSchema(
        "muwahhad",
        JdbcUrl.inCluster(JdbcUrl.complete("jdbc:mysql://" + hosts + "/muwahhad?sslMode=DISABLED")),
        "muwahhad_owner",
        "owner",
        "muwahhad_service",
        "service");
  }

  /** Ends a node as an operator does. */
  void end(int node) throws InterruptedException {
    Process process = nodes[node];
    if (process != null) {
      process.destroy();
      process.waitFor();
    }
  }

  /** Ends a node as a power failure does. */
  public void kill(int node) throws InterruptedException {
    Process process = nodes[node];
    if (process != null) {
      process.destroyForcibly();
      process.waitFor();
    }
  }

  /** Stops a node's work, so that the others do without it, or lets it go on. */
  public void freeze(int node, boolean frozen) throws IOException, InterruptedException {
    Process process = nodes[node];
    if (process != null) {
      new ProcessBuilder("kill", frozen ? "-STOP" : "-CONT", String.valueOf(process.pid()))
          .start()
          .waitFor();
    }
  }

  @Override
  public void close() throws InterruptedException, IOException {
    for (int node = 1; node <= NODES; node++) {
      freeze(node, false);
      kill(node);
    }
    if (isOnNetworks()) {
      script("network", "down");
    }
  }

  /** What the service is started with. */
  public static Map<String, Object> settings() {
    return Map.of(
        "datasources.default.driver-class-name",
        "org.muwahhad.db.FailOverDriver",
        "datasources.default.connection-timeout",
        3000);
  }

  private static int freePorts() {
    while (true) {
      int base = ThreadLocalRandom.current().nextInt(200, 600) * PORTS;
      if (IntStream.range(1, PORTS).allMatch(i -> isFree(base + i))) {
        return base;
      }
    }
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
