package org.muwahhad.shared;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The codes with which classes refuse, read from their sources: those of refusals and of faults,
 * their own and those of the methods that they call in their package.
 */
final class RefusalCodes {
  private static final Pattern COMMENT =
      Pattern.compile("^[ \\t]*(?:/\\*.*?\\*/|//[^\\n]*)", Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern REFUSES =
      Pattern.compile("new Refusal\\.(\\w+)\\(|new Fault\\(|\\.check\\(");
  private static final Pattern CODE = Pattern.compile("\"([a-z]+\\.[a-z0-9-]*[a-z0-9])\"");
  private static final Pattern CONSTANT =
      Pattern.compile("static final String (\\w+)\\s*=\\s*\"([a-z]+\\.[a-z0-9-]+)\"");
  private static final Pattern NAME = Pattern.compile("\\b[A-Z][A-Z_]{2,}\\b");
  private static final Pattern METHOD =
      Pattern.compile(
          "^ {2,4}(?!return|throw|new|else|if|for|while|switch|case)"
              + "(?:(?:public|private|protected|static|final|synchronized|default) )*"
              + "(?:<[^>]+> )?[\\w.<>\\[\\], ?@]+ (\\w+)\\(",
          Pattern.MULTILINE);
  private static final Pattern BODY = Pattern.compile("\\s*(?:throws [\\w., ]+)?\\s*\\{");
  private static final Pattern VARIABLE = Pattern.compile("\\b([A-Z]\\w+) (\\w+)[,;)=]");
  private static final Pattern CALL = Pattern.compile("(?:\\b(\\w+)\\s*\\.\\s*)?\\b([a-z]\\w*)\\(");

  private final Map<String, SourceClass> classes = new HashMap<>();

  /**
   * A class as it is written.
   *
   * @param folder of its package
   * @param code without comments
   * @param methods bodies by name
   * @param types of variables by name
   */
  private record SourceClass(
      String folder,
      String code,
      Map<String, String> constants,
      Map<String, List<String>> methods,
      Map<String, String> types) {}

  void add(String folder, String name, String source) {
    String code = COMMENT.matcher(source).replaceAll("");
    Map<String, String> types = new HashMap<>();
    VARIABLE.matcher(code).results().forEach(r -> types.put(r.group(2), r.group(1)));
    classes.put(name, new SourceClass(folder, code, constants(code), methods(code), types));
  }

  private SourceClass get(String name) {
    return Objects.requireNonNull(classes.get(name), name);
  }

  /** What a class refuses with itself. */
  Set<String> own(String name) {
    SourceClass read = get(name);
    return codes(read.code(), read.constants());
  }

  /** What the methods refuse with that a class calls in its package, and those that they call. */
  Set<String> called(String name) {
    Set<String> found = new TreeSet<>();
    Set<String> seen = new HashSet<>();
    for (List<String> bodies : get(name).methods().values()) {
      bodies.forEach(body -> found.addAll(calledIn(name, body, seen)));
    }
    return found;
  }

  private Set<String> calledIn(String name, String body, Set<String> seen) {
    SourceClass caller = get(name);
    Set<String> found = new TreeSet<>();
    Matcher call = CALL.matcher(body);
    while (call.find()) {
      String on = call.group(1);
      String type =
          on == null || on.equals("this")
              ? name
              : Character.isUpperCase(on.charAt(0)) ? on : caller.types().getOrDefault(on, "");
      SourceClass target = classes.get(type);
      if (target != null
          && target.folder().equals(caller.folder())
          && seen.add(type + "." + call.group(2))) {
        for (String other : target.methods().getOrDefault(call.group(2), List.of())) {
          found.addAll(codes(other, target.constants()));
          found.addAll(calledIn(type, other, seen));
        }
      }
    }
    return found;
  }

  static Map<String, String> constants(String code) {
    Map<String, String> constants = new HashMap<>();
    CONSTANT
        .matcher(code)
        .results()
        .forEach((MatchResult r) -> constants.put(r.group(1), r.group(2)));
    return constants;
  }

  private static Map<String, List<String>> methods(String code) {
    Map<String, List<String>> methods = new HashMap<>();
    Matcher method = METHOD.matcher(code);
    while (method.find()) {
      int end = end(code, method.end());
      Matcher body = BODY.matcher(code).region(end, code.length());
      if (body.lookingAt()) {
        methods
            .computeIfAbsent(method.group(1), n -> new ArrayList<>())
            .add(code.substring(body.end(), end(code, body.end())));
      }
    }
    return methods;
  }

  /** The codes of the refusals and faults that a piece of code makes. */
  static Set<String> codes(String code, Map<String, String> constants) {
    Set<String> codes = new TreeSet<>();
    Matcher refusal = REFUSES.matcher(code);
    while (refusal.find()) {
      List<String> arguments = arguments(code, refusal.end());
      int at = refusal.group().equals(".check(") ? 2 : isOfField(refusal) ? 1 : 0;
      if (at < arguments.size()) {
        Matcher written = CODE.matcher(arguments.get(at));
        written.results().forEach((MatchResult r) -> codes.add(r.group(1)));
        NAME.matcher(arguments.get(at))
            .results()
            .map(r -> constants.getOrDefault(r.group(), ""))
            .filter(c -> !c.isEmpty())
            .forEach(codes::add);
      }
    }
    return codes;
  }

  /** Whether the first argument is a field and the second the code. */
  private static boolean isOfField(Matcher refusal) {
    return refusal.group(1) == null
        || refusal.group(1).equals("Fault")
        || refusal.group(1).equals("InvalidInput");
  }

  private static List<String> arguments(String code, int from) {
    List<String> arguments = new ArrayList<>();
    int begin = from;
    int depth = 1;
    for (int at = from; depth > 0 && at < code.length(); at++) {
      char c = code.charAt(at);
      if (c == '"' || c == '\'') {
        at = endOfLiteral(code, at);
      } else if (c == '(' || c == '{' || c == '[') {
        depth++;
      } else if (c == ')' || c == '}' || c == ']') {
        depth--;
      }
      if (depth == 0 || (depth == 1 && c == ',')) {
        arguments.add(code.substring(begin, at));
        begin = at + 1;
      }
    }
    return arguments;
  }

  /** Behind the bracket that closes the one before a place. */
  private static int end(String code, int from) {
    int depth = 1;
    int at = from;
    while (depth > 0 && at < code.length()) {
      char c = code.charAt(at);
      if (c == '"' || c == '\'') {
        at = endOfLiteral(code, at);
      } else if (c == '(' || c == '{') {
        depth++;
      } else if (c == ')' || c == '}') {
        depth--;
      }
      at++;
    }
    return at;
  }

  /** The last sign of a text or a character in quotes that begins at a place. */
  private static int endOfLiteral(String code, int from) {
    if (code.charAt(from) == '\'') {
      int end = code.indexOf('\'', from + (code.startsWith("'\\", from) ? 3 : 2));
      return end > from + 3 || end < 0 ? from : end;
    }
    if (code.startsWith("\"\"\"", from)) {
      return code.indexOf("\"\"\"", from + 3) + 2;
    }
    int at = from + 1;
    while (at < code.length() && code.charAt(at) != '"') {
      at += code.charAt(at) == '\\' ? 2 : 1;
    }
    return at;
  }
}
