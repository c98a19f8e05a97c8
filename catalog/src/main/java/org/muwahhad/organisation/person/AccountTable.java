package org.muwahhad.organisation.person;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Role;
import org.muwahhad.organisation.RequiredInput;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.SearchText;
import org.muwahhad.shared.TableFile;
import org.muwahhad.web.Texts;

/** People as the rows of a file, its columns and roles named in Arabic or English. */
public final class AccountTable {
  /** The most people of a file. */
  public static final int MOST_PEOPLE = 2000;

  /** The columns in the order in which they are offered. */
  public static final List<String> COLUMNS =
      List.of(
          "login",
          "name.ar",
          "name.en",
          "title.ar",
          "title.en",
          "email",
          "role",
          "state",
          "entity",
          "supplier");

  private static final List<String> NEEDED = COLUMNS.subList(0, 7);
  private static final Map<String, Role> ROLES = roles();

  private AccountTable() {}

  /**
   * What is wrong with a cell of a file.
   *
   * @param column its heading; empty when the whole row is meant
   */
  public record CellMistake(int line, String column, String message) {}

  /** A person of a file. */
  record AccountLine(int number, ProposeAccount.NewPerson person, String role) {
    /** The field of a fault of the person, in the file. */
    String field(String field) {
      return "lines[" + number + "]." + column(field);
    }
  }

  /**
   * The people of a file.
   *
   * @throws org.muwahhad.shared.Refusal.InvalidInput at the file with {@code
   *     organisation.column-missing}, {@code organisation.column-unknown}, {@code
   *     organisation.no-rows} or {@code organisation.too-many-people}
   */
  static List<AccountLine> read(TableFile file) {
    TableFile named = file.named(names());
    Faults faults = new Faults();
    for (String column : NEEDED) {
      faults.check(
          named.header().contains(column),
          TableFile.FIELD,
          "organisation.column-missing",
          columnName(column, Language.AR),
          columnName(column, Language.EN));
    }
    for (String column : named.header()) {
      faults.check(
          COLUMNS.contains(column), TableFile.FIELD, "organisation.column-unknown", column);
    }
    faults
        .check(!named.rows().isEmpty(), TableFile.FIELD, "organisation.no-rows")
        .check(
            named.rows().size() <= MOST_PEOPLE,
            TableFile.FIELD,
            "organisation.too-many-people",
            MOST_PEOPLE)
        .throwIfAny();
    List<AccountLine> lines = new ArrayList<>();
    named.rows().forEach(row -> lines.add(line(row)));
    return List.copyOf(lines);
  }

  /** The column of a field of the form. */
  static String column(String field) {
    boolean isName = field.startsWith("name-") || field.startsWith("title-");
    return isName ? field.replace('-', '.') : field;
  }

  /** The name of a column for people. */
  public static String columnName(String column, Language language) {
    return Texts.in(language).get("organisation.account-column." + column);
  }

  private static AccountLine line(TableFile.FileRow row) {
    String role = row.text("role");
    return new AccountLine(
        row.line(),
        new ProposeAccount.NewPerson(
            row.text("login").strip().toLowerCase(Locale.ROOT),
            RequiredInput.bilingual(new Bilingual(row.text("name.ar"), row.text("name.en"))),
            RequiredInput.bilingual(new Bilingual(row.text("title.ar"), row.text("title.en"))),
            row.text("email").strip(),
            new GrantInput(
                role(role),
                RequiredInput.orNull(row.text("state").toUpperCase(Locale.ROOT)),
                RequiredInput.orNull(row.text("entity")),
                RequiredInput.orNull(row.text("supplier")))),
        role);
  }

  private static @Nullable Role role(String text) {
    return ROLES.get(SearchText.normalise(text));
  }

  private static Map<String, Role> roles() {
    Map<String, Role> roles = new HashMap<>();
    for (Role role : Role.values()) {
      roles.put(SearchText.normalise(role.name()), role);
      for (Language language : Language.values()) {
        roles.put(SearchText.normalise(Texts.in(language).get("access.role." + role)), role);
      }
    }
    return Map.copyOf(roles);
  }

  private static Map<String, String> names() {
    Map<String, String> names = new LinkedHashMap<>();
    for (String column : COLUMNS) {
      names.put(column, column);
      for (Language language : Language.values()) {
        names.put(columnName(column, language), column);
      }
    }
    return names;
  }
}
