package org.muwahhad.db;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Properties;

/**
 * The random passwords of the embedded server's three accounts, kept in a file that only its owner
 * may read.
 */
record Credentials(String rootPassword, String ownerPassword, String servicePassword) {
  static final String ROOT = "root";

  /** Makes and changes tables and triggers, which run with its rights; the migrations' account. */
  static final String OWNER = "muwahhad";

  /** Reads and writes rows and nothing else; the service's account. */
  static final String SERVICE = "muwahhad_service";

  private static final int PASSWORD_BYTES = 24;
  private static final SecureRandom RANDOM = new SecureRandom();

  static Credentials readOrCreate(Path file) throws IOException {
    if (Files.exists(file)) {
      return read(file);
    }
    Credentials created = new Credentials(randomPassword(), randomPassword(), randomPassword());
    created.write(file);
    return created;
  }

  static Credentials read(Path file) throws IOException {
    Properties properties = properties(file);
    return new Credentials(
        required(properties, ROOT, file),
        required(properties, OWNER, file),
        required(properties, SERVICE, file));
  }

  private static Properties properties(Path file) throws IOException {
    Properties properties = new Properties();
    try (var reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    return properties;
  }

  private static String required(Properties properties, String account, Path file) {
    String password = properties.getProperty(account);
    if (password == null || password.isEmpty()) {
      throw new DatabaseStartFailed(file + " has no password of the account " + account);
    }
    return password;
  }

  /** Written beside and moved into place: a crash leaves the whole file or none. */
  private void write(Path file) throws IOException {
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(draft);
    OwnerOnly.createFile(draft);
    Files.write(
        draft,
        List.of(
            ROOT + "=" + rootPassword,
            OWNER + "=" + ownerPassword,
            SERVICE + "=" + servicePassword),
        StandardCharsets.US_ASCII);
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static String randomPassword() {
    byte[] bytes = new byte[PASSWORD_BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Never shows a password, wherever the record is printed. */
  @Override
  public String toString() {
    return "Credentials[hidden]";
  }
}
