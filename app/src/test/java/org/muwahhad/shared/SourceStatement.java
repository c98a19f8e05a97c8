package org.muwahhad.shared;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.muwahhad.SourceTree;

/**
 * A statement of the service, or a piece that statements are put together from.
 *
 * @param name class and method or constant
 * @param own what is written at this place
 * @param pieces the constants that it names, and those that these name, of whichever class
 */
record SourceStatement(String name, String own, List<String> pieces) {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\"\"\"(?<block>.*?)\"\"\"|\"(?<text>(?:\\\\.|[^\"\\\\])*)\"|'(?:\\\\.|[^'\\\\])'"
              + "|/\\*.*?\\*/|//[^\\n]*|@MappedEntity\\([^)]*\\)|(?<end>[;{}])|(?<code>\\w+|\\S)",
          Pattern.DOTALL);

  private static final Pattern CONSTANT = Pattern.compile(" ([A-Z][A-Z0-9_]*) =(?! =)");

  /** A method after its type, so that a call is none. */
  private static final Pattern METHOD =
      Pattern.compile(
          "(?:(?<!- )>|\\]|\\b(?!(?:return|new|else|throw|yield|assert)\\b)\\w+)"
              + " (\\w+) \\([^()]*\\) (?:throws [\\w ,]+ )?$");

  private static final Pattern NAMED =
      Pattern.compile("(?:\\b([A-Z]\\w*) \\. )?\\b([A-Z][A-Z0-9_]*)\\b");

  /** The statements of all sources of the service. */
  static List<SourceStatement> all() throws IOException {
    List<Text> texts;
    try (Stream<Path> files = SourceTree.java()) {
      texts = files.flatMap(file -> in(file).stream()).toList();
    }
    Map<String, Text> constants = new HashMap<>();
    texts.stream().filter(Text::isConstant).forEach(text -> constants.put(text.name(), text));
    return texts.stream().map(text -> text.statement(constants)).toList();
  }

  /** All that the statement may be put together from. */
  String whole() {
    return own + " " + String.join(" ", pieces);
  }

  /**
   * The strings of one declaration or expression.
   *
   * @param type class of the file
   * @param name class and method or constant
   * @param code what stands around the strings
   */
  private record Text(String type, String name, String own, String code, boolean isConstant) {

    SourceStatement statement(Map<String, Text> constants) {
      Map<String, String> pieces = new TreeMap<>();
      Deque<Text> left = new ArrayDeque<>();
      left.add(this);
      while (!left.isEmpty()) {
        for (String constant : left.remove().constants()) {
          Text piece = constants.get(constant);
          if (piece != null
              && !constant.equals(name)
              && pieces.putIfAbsent(constant, piece.own()) == null) {
            left.add(piece);
          }
        }
      }
      return new SourceStatement(name, own, List.copyOf(pieces.values()));
    }

    private List<String> constants() {
      return NAMED
          .matcher(code)
          .results()
          .map(r -> (r.group(1) == null ? type : r.group(1)) + "." + r.group(2))
          .toList();
    }
  }

  /** The texts of a file. Each ends with the declaration or expression that it belongs to. */
  private static List<Text> in(Path file) {
    String type = file.getFileName().toString().replace(".java", "");
    List<Text> found = new ArrayList<>();
    StringBuilder code = new StringBuilder();
    StringBuilder own = new StringBuilder();
    String method = "";
    Matcher token = TOKEN.matcher(text(file));
    while (token.find()) {
      String string = token.group("block") == null ? token.group("text") : token.group("block");
      if (string != null) {
        own.append(string).append(' ');
      } else if (token.group("code") != null) {
        code.append(' ').append(token.group("code"));
      } else if (token.group("end") != null) {
        String declaration = withoutAnnotations(code + " ");
        Matcher constant = CONSTANT.matcher(declaration);
        Matcher named = METHOD.matcher(declaration);
        boolean isConstant = constant.find();
        if (named.find() && !declaration.contains(" new ")) {
          method = named.group(1);
        }
        if (!own.isEmpty()) {
          String name = type + "." + (isConstant ? constant.group(1) : method);
          found.add(new Text(type, name, own.toString(), code.toString(), isConstant));
        }
        code.setLength(0);
        own.setLength(0);
      }
    }
    return found;
  }

  /** A declaration without what stands in brackets after the name of an annotation. */
  private static String withoutAnnotations(String code) {
    String left = code;
    Matcher annotation = Pattern.compile("@ \\w+ \\(").matcher(left);
    while (annotation.find()) {
      int at = annotation.end();
      for (int depth = 1; depth > 0 && at < left.length(); at++) {
        depth += left.charAt(at) == '(' ? 1 : left.charAt(at) == ')' ? -1 : 0;
      }
      left = left.substring(0, annotation.start()) + left.substring(at);
      annotation = Pattern.compile("@ \\w+ \\(").matcher(left);
    }
    return left;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
