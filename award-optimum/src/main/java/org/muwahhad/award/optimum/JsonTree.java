package org.muwahhad.award.optimum;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * JSON as maps, lists and texts. Numbers stay as they were written. A name that occurs twice in one
 * object is a fault: nobody can know which of the two was meant.
 */
final class JsonTree {
  private static final JsonFactory FACTORY = new JsonFactory();
  private final JsonParser parser;
  private final Faults faults;

  /** A number as it was written. */
  record Numeral(String text) {}

  /** True, false or null. */
  enum Constant {
    TRUE,
    FALSE,
    NULL
  }

  private JsonTree(JsonParser parser, Faults faults) {
    this.parser = parser;
    this.faults = faults;
  }

  /**
   * The value that the bytes write.
   *
   * @throws Refusal.InvalidInput when they are not JSON in UTF-8, with the place
   */
  static Object read(byte[] json, Faults faults) {
    try (JsonParser parser = FACTORY.createParser(json)) {
      if (parser.nextToken() == null) {
        throw new Refusal.InvalidInput("", "award.optimum-not-json", 1, 1);
      }
      Object value = new JsonTree(parser, faults).value("");
      if (parser.nextToken() != null) {
        throw notJson(parser.currentTokenLocation());
      }
      return value;
    } catch (JsonProcessingException e) {
      throw e.getLocation() == null
          ? new Refusal.InvalidInput("", "award.optimum-too-deep")
          : notJson(e.getLocation());
    } catch (IOException e) {
      throw new Refusal.InvalidInput("", "award.optimum-not-json", 1, 1);
    }
  }

  private static Refusal notJson(JsonLocation place) {
    return new Refusal.InvalidInput(
        "", "award.optimum-not-json", place.getLineNr(), place.getColumnNr());
  }

  private Object value(String path) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(path);
      case START_ARRAY -> list(path);
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Numeral(parser.getText());
      case VALUE_TRUE -> Constant.TRUE;
      case VALUE_FALSE -> Constant.FALSE;
      default -> Constant.NULL;
    };
  }

  private Map<String, Object> object(String path) throws IOException {
    Map<String, Object> fields = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      String field = path.isEmpty() ? name : path + "." + name;
      parser.nextToken();
      faults.check(
          fields.put(name, value(field)) == null, field, "award.optimum-named-twice", name);
    }
    return fields;
  }

  private List<Object> list(String path) throws IOException {
    List<Object> elements = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      elements.add(value(path + "[" + elements.size() + "]"));
    }
    return elements;
  }
}
