package org.muwahhad.reports.render;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The map from a font's glyphs to characters (ISO 32000-1, 9.10.3). The PDF library writes the
 * joined forms it drew; readers search and copy base letters, so each is brought to compatibility
 * form (Unicode NFKC). The lam-alef ligatures stay as they are: two letters for one glyph would
 * come out in the wrong order in readers that turn a line around glyph by glyph.
 */
final class UnicodeMap {

  private static final Pattern TARGET =
      Pattern.compile("(<[0-9a-fA-F]+>\\s*<[0-9a-fA-F]+>\\s*)<([0-9a-fA-F]{4,})>");

  private UnicodeMap() {}

  static byte[] withBaseLetters(byte[] map) {
    Matcher entries = TARGET.matcher(new String(map, StandardCharsets.ISO_8859_1));
    StringBuilder rewritten = new StringBuilder(map.length);
    while (entries.find()) {
      entries.appendReplacement(
          rewritten, entries.group(1) + "<" + baseForm(entries.group(2)) + ">");
    }
    return entries.appendTail(rewritten).toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String baseForm(String hex) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i + 4 <= hex.length(); i += 4) {
      text.append((char) Integer.parseInt(hex.substring(i, i + 4), 16));
    }
    char first = text.charAt(0);
    if (first >= '\ufef5' && first <= '\ufefc') {
      return hex;
    }
    StringBuilder out = new StringBuilder();
    for (char c : Normalizer.normalize(text, Normalizer.Form.NFKC).toCharArray()) {
      out.append(String.format("%04x", (int) c));
    }
    return out.toString();
  }
}
