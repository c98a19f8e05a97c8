package org.muwahhad.permissions;

import io.micronaut.core.type.Argument;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Part;
import io.micronaut.http.multipart.CompletedFileUpload;
import io.micronaut.web.router.UriRouteInfo;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.muwahhad.SourceTree;

/** Bodies that are made to keep a machine busy, of the shape that an address asks for. */
final class HostileBodies {
  private static final Pattern FIELD =
      Pattern.compile("\\.(?:value|values|text|decimal|date|dateTime|chosen)\\(\"([^\"]+)\"");
  private static final Set<String> FIELDS = fields();
  private static final int ROWS = 300;

  private HostileBodies() {}

  /**
   * What stands where an address wants a value.
   *
   * @param number as JSON
   * @param text as JSON
   * @param typed in a form
   * @param rows of each list
   */
  record Poison(String name, String number, String text, String typed, int rows) {
    /** The usual ones, which every address gets. */
    static List<Poison> all() {
      String digits = "7".repeat(200_000);
      return List.of(
          new Poison("digits", digits, quoted(digits), digits, 1),
          new Poison("digits in a text", quoted(digits), quoted("2030-" + digits), digits, 1),
          ofExponent("1e999999999"),
          ofExponent("-1e-999999999"),
          ofDepth(50_000),
          new Poison("rows", "999", quoted("x"), "999", ROWS));
    }

    static Poison ofExponent(String number) {
      return new Poison(number, number, quoted(number), number, 1);
    }

    static Poison ofDigits(int digits, boolean inText) {
      String written = "7".repeat(digits);
      return new Poison(
          digits + " digits", inText ? quoted(written) : written, quoted(written), written, 1);
    }

    static Poison ofDepth(int depth) {
      String nested = "[".repeat(depth) + "]".repeat(depth);
      return new Poison(depth + " deep", nested, nested, nested, 1);
    }

    private static String quoted(String text) {
      return '"' + text + '"';
    }
  }

  /** The JSON that an address takes, with poison in the place of every number and text. */
  static String json(UriRouteInfo<?, ?> route, Poison poison) {
    return Arrays.stream(route.getTargetMethod().getArguments())
        .filter(a -> a.isAnnotationPresent(Body.class))
        .findFirst()
        .map(a -> json(a, poison, 0))
        .orElse("{\"x\":" + poison.number() + "}");
  }

  private static String json(Argument<?> argument, Poison poison, int depth) {
    Class<?> type = argument.getType();
    if (depth > 6) {
      return "null";
    }
    if (Collection.class.isAssignableFrom(type)) {
      String row = json(argument.getTypeParameters()[0], poison, depth + 1);
      int rows = depth > 1 ? 1 : poison.rows();
      return "[" + String.join(",", Collections.nCopies(rows, row)) + "]";
    }
    if (Map.class.isAssignableFrom(type)) {
      return "{\"x\":" + json(argument.getTypeParameters()[1], poison, depth + 1) + "}";
    }
    if (type.isEnum()) {
      return '"' + type.getEnumConstants()[0].toString() + '"';
    }
    if (type == boolean.class || type == Boolean.class) {
      return "true";
    }
    if (type.isPrimitive() || Number.class.isAssignableFrom(type) || type == BigDecimal.class) {
      return poison.number();
    }
    if (type == Instant.class || type == LocalDate.class || !type.isRecord()) {
      return poison.text();
    }
    List<String> parts = new ArrayList<>();
    for (Component part : Component.of(type)) {
      parts.add("\"" + part.name() + "\":" + json(part.type(), poison, depth + 1));
    }
    return "{" + String.join(",", parts) + "}";
  }

  /** A form with every field that any page has, as long as a megabyte lets it be. */
  static String form(String csrf, Poison poison) {
    int longest = 900_000 / FIELDS.size();
    String typed = poison.typed().substring(0, Math.min(longest, poison.typed().length()));
    String value = encoded(typed);
    StringBuilder form = new StringBuilder("csrfToken=").append(encoded(csrf));
    for (String field : FIELDS) {
      form.append('&').append(encoded(field)).append('=').append(value);
    }
    return form.toString();
  }

  /** A form with files: every part that the address names. */
  static byte[] files(UriRouteInfo<?, ?> route, String csrf, Poison poison, byte[] file) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (Argument<?> argument : route.getTargetMethod().getArguments()) {
      if (argument.getType() == CompletedFileUpload.class) {
        part(body, name(argument) + "\"; filename=\"x.xlsx", file);
      } else if (argument.isAnnotationPresent(Part.class)) {
        String text = argument.getName().equals("csrfToken") ? csrf : poison.typed();
        part(body, name(argument), text.getBytes(StandardCharsets.UTF_8));
      }
    }
    if (body.size() == 0) {
      // An address that reads its form as it comes names no part.
      part(body, "file\"; filename=\"x.xlsx", file);
    }
    body.writeBytes("--part--\r\n".getBytes(StandardCharsets.US_ASCII));
    return body.toByteArray();
  }

  private static String name(Argument<?> argument) {
    return argument
        .getAnnotationMetadata()
        .stringValue(Part.class)
        .filter(n -> !n.isEmpty())
        .orElse(argument.getName());
  }

  private static void part(ByteArrayOutputStream body, String name, byte[] content) {
    body.writeBytes(
        ("--part\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8));
    body.writeBytes(content);
    body.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
  }

  /** A workbook with poison in cells of numbers. */
  static byte[] workbook(Poison poison) {
    String number = poison.number().replace("\"", "");
    String cell = "<c><v>" + number.replace('[', '1').replace(']', '1') + "</v></c>";
    String sheet =
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
            + "<row r=\"1\">"
            + "<c t=\"inlineStr\"><is><t>code</t></is></c>"
            + "<c t=\"inlineStr\"><is><t>price</t></is></c></row>"
            + "<row r=\"2\">"
            + cell
            + cell
            + "</row></sheetData></worksheet>";
    ByteArrayOutputStream to = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(to)) {
      entry(
          zip,
          "[Content_Types].xml",
          "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
              + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package"
              + ".relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/vnd"
              + ".openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>");
      entry(zip, "_rels/.rels", relationship("officeDocument", "xl/workbook.xml"));
      entry(
          zip,
          "xl/workbook.xml",
          "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r="
              + "\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>"
              + "<sheet name=\"s\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
      entry(zip, "xl/_rels/workbook.xml.rels", relationship("worksheet", "worksheets/sheet1.xml"));
      entry(zip, "xl/worksheets/sheet1.xml", sheet);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return to.toByteArray();
  }

  private static String relationship(String kind, String target) {
    return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        + "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/"
        + "relationships/"
        + kind
        + "\" Target=\""
        + target
        + "\"/></Relationships>";
  }

  private static void entry(ZipOutputStream zip, String name, String content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content.getBytes(StandardCharsets.UTF_8));
  }

  /** The names of fields that pages read, found where they are read. */
  private static Set<String> fields() {
    Set<String> fields = new TreeSet<>();
    try (Stream<Path> files = SourceTree.java()) {
      for (Path file : files.toList()) {
        Matcher field = FIELD.matcher(Files.readString(file));
        while (field.find()) {
          fields.add(field.group(1));
          fields.add("lines[0]." + field.group(1));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    fields.remove("csrfToken");
    return fields;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
