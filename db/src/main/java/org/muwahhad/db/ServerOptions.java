package org.muwahhad.db;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The server's command lines. Option files of the machine are never read.
 *
 * @param movableClock whether a session may set its time
 * @param drafting whether the tables served are those of a database that is being made
 */
record ServerOptions(
    int bufferPoolMebibytes, Durability durability, boolean movableClock, boolean drafting) {
  static final String COLLATION = "utf8mb4_unicode_ci";

  private static final String SQL_MODE =
      "STRICT_ALL_TABLES,ONLY_FULL_GROUP_BY,NO_ZERO_DATE,NO_ZERO_IN_DATE,"
          + "ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION";

  ServerOptions(int bufferPoolMebibytes, Durability durability, boolean movableClock) {
    this(bufferPoolMebibytes, durability, movableClock, false);
  }

  /**
   * For a database that is being made: nothing waits for the disk, since what is not finished is
   * thrown away. The files are laid out as in the finished one.
   */
  ServerOptions ofDraft() {
    return new ServerOptions(bufferPoolMebibytes, durability, movableClock, true);
  }

  /** The tables that are served. */
  Path tables(DataDirectory directory) {
    return drafting ? directory.newTables() : directory.tables();
  }

  /**
   * Reads SQL from standard input and ends. Commits need not reach the disk one by one: the server
   * writes everything when it ends, and an unfinished database is thrown away. Its temporary files
   * are its own: in a folder shared with another server their names may be the same.
   */
  List<String> bootstrap(ServerBinaries binaries, DataDirectory directory, Path tables) {
    List<String> command = common(binaries, tables);
    command.add("--bootstrap");
    command.add("--tmpdir=" + directory.temporaryFiles());
    command.add("--innodb-flush-log-at-trx-commit=0");
    command.add("--innodb-buffer-pool-size=32M");
    command.add("--log-warnings=0");
    return command;
  }

  /** Serves clients on the loopback address. */
  List<String> serve(ServerBinaries binaries, DataDirectory directory, int port) {
    List<String> command = common(binaries, tables(directory));
    command.add("--port=" + port);
    command.add("--bind-address=127.0.0.1");
    command.add("--socket=");
    command.add("--skip-name-resolve");
    command.add("--pid-file=" + directory.pidFile());
    command.add("--log-error=" + directory.log());
    command.add("--tmpdir=" + directory.temporaryFiles());
    command.add("--secure-file-priv=" + directory.temporaryFiles());
    command.add("--local-infile=0");
    command.add("--sql-mode=" + SQL_MODE);
    command.add("--default-time-zone=+00:00");
    command.add("--secure-timestamp=" + (movableClock ? "NO" : "YES"));
    command.add("--max-connections=300");
    command.add("--max-prepared-stmt-count=200000");
    command.add("--max-allowed-packet=64M");
    command.add("--innodb-buffer-pool-size=" + bufferPoolMebibytes + "M");
    command.add("--innodb-autoinc-lock-mode=2");
    command.add("--innodb-flush-log-at-trx-commit=" + (waitsForDisk() ? 1 : 0));
    if (!waitsForDisk()) {
      command.add("--innodb-doublewrite=0");
      command.add("--innodb-flush-method=nosync");
      command.add("--debug-no-sync=1");
      // Each open table holds the parsed text of its triggers, about 600 kB: 2,000 of them, the
      // usual number, would hold more than a gigabyte.
      command.add("--table-open-cache=400");
    }
    return command;
  }

  /**
   * What the serving process gets beside the variables of this one. Memory that a thread gave back
   * is used by the others: tests start and end thousands of connections.
   */
  Map<String, String> environment() {
    return waitsForDisk() ? Map.of() : Map.of("MALLOC_ARENA_MAX", "2");
  }

  /** {@code --datadir} stands early: it is how an orphaned server is recognised as ours. */
  private List<String> common(ServerBinaries binaries, Path tables) {
    List<String> command = new ArrayList<>();
    command.add(binaries.server().toString());
    command.add("--no-defaults");
    command.add(dataDirectoryOption(tables));
    command.add("--basedir=" + binaries.root());
    command.add("--lc-messages-dir=" + binaries.share());
    command.add("--skip-ssl");
    command.add("--character-set-server=utf8mb4");
    command.add("--collation-server=" + COLLATION);
    command.add("--character-set-collations=utf8mb4=" + COLLATION);
    command.add("--innodb-log-file-size=" + (durable() ? "128M" : "32M"));
    command.add("--innodb-undo-tablespaces=" + (durable() ? 3 : 0));
    if (!durable()) {
      // Tests make and drop two hundred tables for each class: half of that is their files.
      command.add("--innodb-file-per-table=0");
    }
    if ("root".equals(System.getProperty("user.name"))) {
      command.add("--user=root");
    }
    return command;
  }

  static String dataDirectoryOption(Path tables) {
    return "--datadir=" + tables;
  }

  private boolean waitsForDisk() {
    return durable() && !drafting;
  }

  private boolean durable() {
    return durability == Durability.EVERY_COMMIT;
  }
}
