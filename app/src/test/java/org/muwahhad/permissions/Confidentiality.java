package org.muwahhad.permissions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muwahhad.tender.TenderStatus;

/** Reads {@code docs/confidentiality.md}: who may read a value, and from which moment. */
final class Confidentiality {
  private static final Path DOCUMENT = Path.of("..", "docs", "confidentiality.md");
  private static final String NOBODY = "–";
  private static final Map<String, String> COLUMNS =
      Map.ofEntries(
          Map.entry("Officer", "PROCUREMENT_OFFICER"),
          Map.entry("Coordinator", "NATIONAL_COORDINATOR"),
          Map.entry("Catalog", "CATALOG_MANAGER"),
          Map.entry("Buyer", "CENTRAL_BUYER"),
          Map.entry("Opening", "OPENING_MEMBER"),
          Map.entry("Evaluator", "EVALUATOR"),
          Map.entry("Committee", "COMMITTEE_MEMBER"),
          Map.entry("Review", "REVIEW_MEMBER"),
          Map.entry("Bidder", "BIDDER"),
          Map.entry("Auditor", "AUDITOR"),
          Map.entry("Administrator", "ADMINISTRATOR"),
          Map.entry("Stranger", ""));

  /** By the mark and the role; every mark has every role. */
  private final Map<String, Map<String, String>> cells;

  private Confidentiality(Map<String, Map<String, String>> cells) {
    this.cells = cells;
  }

  static Confidentiality read() {
    Map<String, Map<String, String>> cells = new LinkedHashMap<>();
    List<String> heads = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(DOCUMENT)) {
        List<String> row = row(line);
        if (row.size() < COLUMNS.size() || row.get(0).startsWith("--")) {
          continue;
        }
        if (heads.isEmpty()) {
          heads.addAll(row);
        } else {
          Map<String, String> roles = new HashMap<>();
          for (int i = 0; i < row.size(); i++) {
            String role = COLUMNS.get(heads.get(i));
            if (role != null) {
              roles.put(role, row.get(i));
            }
          }
          cells.put(row.get(0).replace("`", ""), roles);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Confidentiality(cells);
  }

  private static List<String> row(String line) {
    if (!line.startsWith("|")) {
      return List.of();
    }
    List<String> cells = new ArrayList<>();
    for (String cell : line.substring(1, line.lastIndexOf('|')).split("\\|")) {
      cells.add(cell.strip());
    }
    return cells;
  }

  Set<String> marks() {
    return cells.keySet();
  }

  /**
   * Whether the person may read the value.
   *
   * @param status of its tender; null where it is of none
   */
  boolean allows(Walker.Person person, Secrets.Secret secret, @Nullable TenderStatus status) {
    Map<String, String> roles = cells.get(secret.name());
    if (roles == null) {
      throw new AssertionError("Who may read " + secret.name() + "? The table does not say");
    }
    String cell = roles.getOrDefault(person.role(), NOBODY);
    for (String way : cell.split(", ")) {
      boolean open =
          switch (way) {
            case NOBODY -> false;
            case "yes" -> true;
            case "own" -> secret.isOf(person);
            default ->
                status != null
                    && status.hasReached(
                        TenderStatus.valueOf(way.replace(' ', '_').toUpperCase(Locale.ROOT)));
          };
      if (open) {
        return true;
      }
    }
    return false;
  }
}
