package org.muwahhad.web;

import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.TextRules;

/**
 * Which countries are offered, in which order, and what they are called. It is read from a file
 * such as {@code countries.properties}: {@code first} lists the member states, {@code left-out}
 * what is not offered, {@code only} what is offered besides the member states in place of all
 * others, and {@code name.PS.ar} with {@code name.PS.en} name a country otherwise than CLDR does.
 */
final class CountryList {
  private static final String FIRST = "first";
  private static final String LEFT_OUT = "left-out";
  private static final String ONLY = "only";
  private static final String NAME = "name.";
  private static final int LONGEST_NAME = 100;
  private static final Set<String> ISO = Set.of(Locale.getISOCountries());

  private final Properties names;
  private final Set<String> first;
  private final List<String> codes;
  private final Set<String> offered;

  private CountryList(Properties names, Set<String> first, Set<String> offered) {
    this.names = names;
    this.first = Collections.unmodifiableSet(first);
    this.codes = List.copyOf(offered);
    this.offered = Set.copyOf(offered);
  }

  /** What is wrong with a list. */
  enum CountryListFault {
    /** A line has another name than those above. */
    UNKNOWN_KEY,
    /** What is listed or named is no code of ISO 3166-1 alpha-2. */
    NO_CODE,
    /** A code is listed twice. */
    TWICE,
    /** The first are not the member states, all of them and nobody else. */
    NOT_THE_MEMBER_STATES,
    /** A member state is left out. */
    MEMBER_STATE_LEFT_OUT,
    /** Both what is left out and what is offered alone are listed. */
    BOTH,
    /** A name is given in one language alone. */
    NAME_IN_ONE_LANGUAGE,
    /** A name is empty, too long, or holds what cannot be seen. */
    NO_NAME
  }

  /** A list that cannot be used. The message is the code or the line it is about. */
  static final class UnusableListException extends Exception {
    private static final long serialVersionUID = 1L;
    private final CountryListFault fault;

    UnusableListException(CountryListFault fault, String about) {
      super(about);
      this.fault = fault;
    }

    CountryListFault fault() {
      return fault;
    }
  }

  /**
   * Reads a list.
   *
   * @param memberStates who must come first; empty for whoever does
   * @throws UnusableListException when it cannot be used
   */
  static CountryList read(Reader text, Set<String> memberStates)
      throws IOException, UnusableListException {
    Properties rules = new Properties();
    try {
      rules.load(text);
    } catch (IllegalArgumentException e) {
      throw new UnusableListException(CountryListFault.UNKNOWN_KEY, "\\u");
    }
    for (String key : new TreeSet<>(rules.stringPropertyNames())) {
      requireKnown(rules, key);
    }
    Set<String> first = listed(rules, FIRST);
    if (!memberStates.isEmpty() && !first.equals(memberStates)) {
      throw new UnusableListException(
          CountryListFault.NOT_THE_MEMBER_STATES, String.join(", ", memberStates));
    }
    return new CountryList(rules, first, offered(rules, first));
  }

  private static Set<String> offered(Properties rules, Set<String> first)
      throws UnusableListException {
    Set<String> leftOut = listed(rules, LEFT_OUT);
    Set<String> only = listed(rules, ONLY);
    for (String code : first) {
      if (leftOut.contains(code)) {
        throw new UnusableListException(CountryListFault.MEMBER_STATE_LEFT_OUT, code);
      }
    }
    if (!only.isEmpty() && !leftOut.isEmpty()) {
      throw new UnusableListException(CountryListFault.BOTH, ONLY + ", " + LEFT_OUT);
    }
    Set<String> offered = new LinkedHashSet<>(first);
    offered.addAll(new TreeSet<>(only.isEmpty() ? ISO : only));
    offered.removeAll(leftOut);
    return offered;
  }

  private static void requireKnown(Properties rules, String key) throws UnusableListException {
    if (key.equals(FIRST) || key.equals(LEFT_OUT) || key.equals(ONLY)) {
      return;
    }
    String[] parts = key.split("\\.", -1);
    if (!key.startsWith(NAME) || parts.length != 3 || Language.find(parts[2]).isEmpty()) {
      throw new UnusableListException(CountryListFault.UNKNOWN_KEY, key);
    }
    if (!ISO.contains(parts[1])) {
      throw new UnusableListException(CountryListFault.NO_CODE, parts[1]);
    }
    for (Language language : Language.values()) {
      if (rules.getProperty(NAME + parts[1] + "." + language.tag()) == null) {
        throw new UnusableListException(CountryListFault.NAME_IN_ONE_LANGUAGE, parts[1]);
      }
    }
    String name = rules.getProperty(key, "");
    if (TextRules.isBlank(name) || !TextRules.isPlainName(name) || name.length() > LONGEST_NAME) {
      throw new UnusableListException(CountryListFault.NO_NAME, key);
    }
  }

  private static Set<String> listed(Properties rules, String key) throws UnusableListException {
    String text = rules.getProperty(key, "");
    Set<String> codes = new LinkedHashSet<>();
    List<String> all = text.isBlank() ? List.of() : Arrays.asList(text.split(",", -1));
    for (String one : all) {
      String code = one.strip();
      if (!ISO.contains(code)) {
        throw new UnusableListException(CountryListFault.NO_CODE, code);
      }
      if (!codes.add(code)) {
        throw new UnusableListException(CountryListFault.TWICE, code);
      }
    }
    return codes;
  }

  /** Those that come first, in their order. */
  Set<String> first() {
    return first;
  }

  /** All codes, the first ones first. */
  List<String> codes() {
    return codes;
  }

  boolean has(String code) {
    return offered.contains(code);
  }

  /** All but the first. */
  Stream<String> others() {
    return codes.stream().filter(code -> !first.contains(code));
  }

  /** The name of any country, also of one that is not offered. */
  String name(String code, Language language) {
    String own = names.getProperty(NAME + code + "." + language.tag());
    return own == null ? ULocale.getDisplayCountry("und_" + code, language.tag()) : own;
  }
}
