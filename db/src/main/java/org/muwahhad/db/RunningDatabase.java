package org.muwahhad.db;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The embedded server of another instance, for programs of the same owner that work next to it.
 * They reach it by the passwords and the port that stand in its data directory.
 */
public final class RunningDatabase {
  private final int port;
  private final Credentials credentials;

  private RunningDatabase(int port, Credentials credentials) {
    this.port = port;
    this.credentials = credentials;
  }

  /** The server that runs on a data directory; empty when none says that it does. */
  public static Optional<RunningDatabase> find(Path dataDirectory) {
    Path portFile = DataDirectory.portFile(dataDirectory);
    Path passwords = DataDirectory.credentials(dataDirectory);
    if (!Files.exists(portFile) || !Files.exists(passwords)) {
      return Optional.empty();
    }
    try {
      String text = Files.readString(portFile, StandardCharsets.US_ASCII).strip();
      return text.matches("[0-9]{1,5}")
          ? Optional.of(new RunningDatabase(Integer.parseInt(text), Credentials.read(passwords)))
          : Optional.empty();
    } catch (IOException e) {
      throw new DatabaseStartFailed(
          "The database running in " + dataDirectory + " cannot be reached: " + e.getMessage(), e);
    }
  }

  /** The address of a schema, with the driver settings of {@link JdbcUrl}. */
  public String jdbcUrl(String schema) {
    return JdbcUrl.onLoopback(port, schema);
  }

  /** The service's account, which reads and writes rows only. */
  public String user() {
    return Credentials.SERVICE;
  }

  public String password() {
    return credentials.servicePassword();
  }

  /** The account that owns the tables. */
  public String ownerUser() {
    return Credentials.OWNER;
  }

  public String ownerPassword() {
    return credentials.ownerPassword();
  }
}
