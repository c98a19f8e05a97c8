package org.muwahhad.organisation.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Changes of a person by parts (RFC 7644, 3.5.2): {@code add} and {@code replace}, which say the
 * same of single values, and {@code remove}, at a path or without one.
 */
final class ScimPatch {
  private static final int MOST = 100;
  private static final Set<String> SCHEMAS =
      Set.of(ScimJson.USER, ScimJson.ENTERPRISE, ScimJson.PERSON);

  /** {@code name.formatted}, {@code emails[type eq "work"].value}, {@code active}. */
  private static final Pattern PATH =
      Pattern.compile("([A-Za-z]++)(?:\\[[^\\]]{0,100}+\\])?(?:\\.([A-Za-z]++))?");

  private final ObjectNode user;

  private ScimPatch(ObjectNode user) {
    this.user = user;
  }

  /** The person as the operations leave them. */
  static ObjectNode apply(ObjectNode user, JsonNode sent) {
    ScimPatch patch = new ScimPatch(user.deepCopy());
    JsonNode operations = sent.path("Operations");
    if (!operations.isArray() || operations.isEmpty() || operations.size() > MOST) {
      throw ScimProblem.invalid("invalidSyntax", "Operations are missing or too many");
    }
    operations.forEach(patch::operate);
    return patch.user;
  }

  private void operate(JsonNode operation) {
    String kind = operation.path("op").asText("").toLowerCase(Locale.ROOT);
    String path = operation.path("path").asText("");
    JsonNode value = operation.path("value");
    switch (kind) {
      case "add", "replace" -> {
        if (path.isEmpty()) {
          merge(value);
        } else {
          put(path, value);
        }
      }
      case "remove" -> remove(path);
      default -> throw ScimProblem.invalid("invalidSyntax", "No such operation: " + kind);
    }
  }

  private void merge(JsonNode values) {
    if (!(values instanceof ObjectNode fields)) {
      throw ScimProblem.invalid("invalidValue", "Without a path the value is an object");
    }
    fields
        .fields()
        .forEachRemaining(
            field -> {
              if (SCHEMAS.contains(field.getKey())
                  && field.getValue() instanceof ObjectNode extension) {
                object(field.getKey()).setAll(extension);
              } else {
                put(field.getKey(), field.getValue());
              }
            });
  }

  private void put(String path, JsonNode value) {
    PatchedPlace place = place(path);
    if (place.attribute().equals("emails")) {
      // One address is kept of each person, whichever of them the program names.
      String address = place.part().isEmpty() ? address(value) : value.asText("");
      user.putArray("emails").addObject().put("value", address).put("primary", true);
    } else if (place.part().isEmpty()) {
      place.object().set(place.attribute(), value);
    } else {
      JsonNode there = place.object().path(place.attribute());
      ObjectNode whole =
          there instanceof ObjectNode known ? known : place.object().putObject(place.attribute());
      whole.set(place.part(), value);
    }
    // The formatted name follows from what was sent last.
    if (place.attribute().equals("displayName")) {
      forgetNames();
    } else if (place.attribute().equals("name")) {
      user.remove("displayName");
      forgetNames();
    } else if (place.attribute().equals("title") && place.object() == user) {
      object(ScimJson.PERSON).remove("titleAr");
      object(ScimJson.PERSON).remove("titleEn");
    }
  }

  private void forgetNames() {
    object(ScimJson.PERSON).remove("nameAr");
    object(ScimJson.PERSON).remove("nameEn");
  }

  private static String address(JsonNode value) {
    JsonNode one = value.isArray() && !value.isEmpty() ? value.get(0) : value;
    return one.isTextual() ? one.asText() : one.path("value").asText("");
  }

  private void remove(String path) {
    if (path.isEmpty()) {
      throw ScimProblem.invalid("noTarget", "What is to be removed is not named");
    }
    PatchedPlace place = place(path);
    if (place.part().isEmpty()) {
      place.object().remove(place.attribute());
    } else if (place.object().path(place.attribute()) instanceof ObjectNode whole) {
      whole.remove(place.part());
    }
  }

  /** An attribute, of the person or of an extension, and the part of it that is meant, if any. */
  private record PatchedPlace(ObjectNode object, String attribute, String part) {}

  private PatchedPlace place(String path) {
    String schema = SCHEMAS.stream().filter(s -> path.startsWith(s + ":")).findFirst().orElse("");
    Matcher matcher = PATH.matcher(schema.isEmpty() ? path : path.substring(schema.length() + 1));
    if (!matcher.matches()) {
      throw ScimProblem.invalid("invalidPath", "No such attribute: " + path);
    }
    String part = matcher.group(2);
    return new PatchedPlace(
        schema.isEmpty() || schema.equals(ScimJson.USER) ? user : object(schema),
        matcher.group(1),
        part == null ? "" : part);
  }

  private ObjectNode object(String name) {
    return user.path(name) instanceof ObjectNode known ? known : user.putObject(name);
  }
}
