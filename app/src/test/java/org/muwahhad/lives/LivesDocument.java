package org.muwahhad.lives;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The tables of {@code docs/lives.md}. */
final class LivesDocument {
  private static final Pattern CODE = Pattern.compile("`([A-Z_]+)`");
  private final Map<String, Table> tables = new LinkedHashMap<>();
  private Set<String> roles = Set.of();

  /**
   * What may happen.
   *
   * @param from the state, with what it is told apart by in brackets
   * @param act name of a class, with which way it goes after a comma
   * @param who roles, or SYSTEM
   */
  record Row(String from, String act, List<String> events, Set<String> who, String to) {
    /** The state alone. */
    String state() {
      return stateOf(from);
    }

    /** The class of the act. */
    String className() {
      return act.split(",", 2)[0];
    }
  }

  /** The life of one sort of thing. */
  record Table(Set<String> states, List<Row> rows) {
    Set<String> acts() {
      return rows.stream().map(Row::act).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Where an act of a role leads from a state, if it may be done. */
    Optional<String> next(String from, String act, String who) {
      return rows.stream()
          .filter(r -> r.from().equals(from) && r.act().equals(act) && r.who().contains(who))
          .map(Row::to)
          .findFirst();
    }

    /** Whether a role may do an act from any state. */
    boolean mayEver(String act, String who) {
      return rows.stream().anyMatch(r -> r.act().equals(act) && r.who().contains(who));
    }
  }

  static LivesDocument read() {
    try {
      LivesDocument document = new LivesDocument();
      document.parse(Files.readAllLines(Path.of("../docs/lives.md")));
      return document;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void parse(List<String> lines) {
    String life = "";
    for (String line : lines) {
      if (line.startsWith("## ")) {
        life = line.substring(3).strip();
      } else if (line.startsWith("Roles: ")) {
        roles = codes(line);
      } else if (line.startsWith("States: ")) {
        String states = line.contains(". ") ? line.substring(0, line.indexOf(". ")) : line;
        tables.put(life, new Table(codes(states), new ArrayList<>()));
      } else if (line.startsWith("| ") && !line.startsWith("| From") && !line.startsWith("| ---")) {
        add(table(life).rows(), line);
      }
    }
  }

  private static void add(List<Row> rows, String line) {
    List<String> cells = Arrays.stream(line.split("\\|")).map(String::strip).skip(1).toList();
    for (String from : cells.get(0).split(", ")) {
      rows.add(
          new Row(
              from,
              cells.get(1),
              cells.get(2).equals("–") ? List.of() : List.of(cells.get(2).split(", ")),
              Set.of(cells.get(3).split(", ")),
              cells.get(4)));
    }
  }

  private static Set<String> codes(String line) {
    return CODE.matcher(line)
        .results()
        .map((MatchResult r) -> r.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  Table table(String life) {
    return Objects.requireNonNull(tables.get(life), life);
  }

  Set<String> lives() {
    return tables.keySet();
  }

  Set<String> roles() {
    return roles;
  }

  static String stateOf(String from) {
    return from.replaceFirst(" \\(.*\\)$", "");
  }
}
