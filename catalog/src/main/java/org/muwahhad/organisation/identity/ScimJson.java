package org.muwahhad.organisation.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;

/** People as SCIM 2.0 writes them (RFC 7643), and the other texts of its interface. */
@Singleton
class ScimJson {
  static final String USER = "urn:ietf:params:scim:schemas:core:2.0:User";
  static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

  /** Names and titles in both languages, which the core schema does not have. */
  static final String PERSON = "urn:muwahhad:params:scim:schemas:extension:1.0:Person";

  static final String LIST = "urn:ietf:params:scim:api:messages:2.0:ListResponse";
  static final String PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
  private static final String ERROR = "urn:ietf:params:scim:api:messages:2.0:Error";
  private static final int LARGEST = 100_000;
  private final ObjectMapper mapper;

  ScimJson(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  /** Reads what a program sent. */
  ObjectNode read(@Nullable String body) {
    try {
      if (body != null
          && body.length() <= LARGEST
          && mapper.readTree(body) instanceof ObjectNode sent) {
        return sent;
      }
    } catch (JsonProcessingException e) {
      throw ScimProblem.invalid("invalidSyntax", "The body is no JSON object");
    }
    throw ScimProblem.invalid("invalidSyntax", "The body is no JSON object");
  }

  String text(JsonNode node) {
    try {
      return mapper.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  ObjectNode object() {
    return mapper.createObjectNode();
  }

  /** A person as the program sees them. */
  ObjectNode user(
      ScimPeople.ScimPerson person, List<ScimPeople.GrantedRole> roles, String location) {
    ObjectNode user = object();
    user.putArray("schemas").add(USER).add(ENTERPRISE).add(PERSON);
    user.put("id", String.valueOf(person.id()));
    user.put("externalId", person.subject());
    user.put("userName", person.called());
    user.putObject("name").put("formatted", person.name().en());
    user.put("displayName", person.name().en());
    user.put("title", person.title().en());
    user.put("active", !person.leftOff() && !person.blocked());
    user.putArray("emails")
        .addObject()
        .put("value", person.email())
        .put("type", "work")
        .put("primary", true);
    ArrayNode held = user.putArray("roles");
    roles.forEach(r -> held.addObject().put("value", r.role().name()));
    if (person.entityCode() != null) {
      user.putObject(ENTERPRISE).put("department", person.entityCode());
    }
    user.putObject(PERSON)
        .put("nameAr", person.name().ar())
        .put("nameEn", person.name().en())
        .put("titleAr", person.title().ar())
        .put("titleEn", person.title().en())
        .put("login", person.login());
    user.putObject("meta")
        .put("resourceType", "User")
        .put("created", person.createdAt().toString())
        .put("location", location);
    return user;
  }

  /** What a program says of a person. */
  ScimUser user(JsonNode sent) {
    JsonNode ours = sent.path(PERSON);
    String plain =
        first(
            value(sent.path("displayName")),
            value(sent.path("name").path("formatted")),
            (value(sent.path("name").path("givenName"))
                    + " "
                    + value(sent.path("name").path("familyName")))
                .strip());
    String title = value(sent.path("title"));
    String entity = value(sent.path(ENTERPRISE).path("department"));
    return new ScimUser(
        value(sent.path("userName")),
        value(sent.path("externalId")),
        new Bilingual(
            first(value(ours.path("nameAr")), plain), first(value(ours.path("nameEn")), plain)),
        new Bilingual(
            first(value(ours.path("titleAr")), title), first(value(ours.path("titleEn")), title)),
        email(sent.path("emails")),
        active(sent.path("active")),
        entity.isEmpty() ? null : entity);
  }

  /** Some programs send the truth as a text. */
  private static boolean active(JsonNode node) {
    return node.isMissingNode() || node.isNull() || node.asText().equalsIgnoreCase("true");
  }

  private static String email(JsonNode emails) {
    String any = "";
    for (JsonNode one : emails) {
      if (one.path("primary").asBoolean(false)) {
        return value(one.path("value"));
      }
      any = first(any, value(one.path("value")));
    }
    return any;
  }

  private static String first(String... texts) {
    return Stream.of(texts).filter(t -> !t.isBlank()).findFirst().orElse("");
  }

  private static String value(JsonNode node) {
    return node.isTextual() ? node.asText().strip() : "";
  }

  /** A list of people, of which one page is given. */
  ObjectNode list(List<ObjectNode> users, int total, long start) {
    ObjectNode list = object();
    list.putArray("schemas").add(LIST);
    list.put("totalResults", total);
    list.put("startIndex", start);
    list.put("itemsPerPage", users.size());
    ArrayNode resources = list.putArray("Resources");
    users.forEach(resources::add);
    return list;
  }

  ObjectNode problem(ScimProblem problem) {
    ObjectNode error = object();
    error.putArray("schemas").add(ERROR);
    error.put("status", String.valueOf(problem.status()));
    if (!problem.type().isEmpty()) {
      error.put("scimType", problem.type());
    }
    error.put("detail", problem.getMessage());
    return error;
  }
}
