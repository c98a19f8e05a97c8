package org.muwahhad.tender;

import java.util.List;

/**
 * A rule of the tender that a sealed bid breaks, as the entry of its opening says it.
 *
 * @param code of the refusal that the same offer would have met before it was sealed
 * @param arguments of the words of that refusal
 * @param field path of the first place where the rule is broken, as the content of a bid names it;
 *     empty where the database refused it, which names no place
 * @param places in how many places it is broken
 */
public record BrokenRule(String code, List<String> arguments, String field, int places) {
  public BrokenRule {
    arguments = List.copyOf(arguments);
  }

  /** A rule that the database guards too, by the code with which it refused. */
  public static BrokenRule ofDatabase(String code) {
    return new BrokenRule(code, List.of(), "", 1);
  }

  /** The same rule, broken in one place more. */
  public BrokenRule again() {
    return new BrokenRule(code, arguments, field, places + 1);
  }
}
