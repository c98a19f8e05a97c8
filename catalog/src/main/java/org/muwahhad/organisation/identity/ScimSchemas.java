package org.muwahhad.organisation.identity;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.util.List;
import org.muwahhad.web.PublicAddress;

/**
 * What the service takes and tells of a person, as programs ask for it before they begin (RFC 7643,
 * section 7). What stands in no schema is left unread.
 */
@Singleton
class ScimSchemas {
  private static final String SCHEMA = "urn:ietf:params:scim:schemas:core:2.0:Schema";
  private static final String READ_WRITE = "readWrite";
  private static final String READ_ONLY = "readOnly";
  private final ScimJson json;
  private final PublicAddress publicAddress;

  ScimSchemas(ScimJson json, PublicAddress publicAddress) {
    this.json = json;
    this.publicAddress = publicAddress;
  }

  /** All of them, the core schema first. */
  List<ObjectNode> list() {
    return List.of(user(), enterprise(), person());
  }

  private ObjectNode user() {
    ObjectNode schema = schema(ScimJson.USER, "User", "A person of the state");
    ArrayNode attributes = schema.putArray("attributes");
    text(attributes, "userName", READ_WRITE, "How the program calls the person")
        .put("required", true)
        .put("uniqueness", "server");
    ArrayNode name = complex(attributes, "name", READ_WRITE, "The name, where no other is sent");
    text(name, "formatted", READ_WRITE, "The whole name");
    text(name, "givenName", READ_WRITE, "The given name");
    text(name, "familyName", READ_WRITE, "The family name");
    text(attributes, "displayName", READ_WRITE, "The name as it is shown");
    text(attributes, "title", READ_WRITE, "The title");
    attribute(attributes, "active", "boolean", READ_WRITE, "False locks the account at once");
    ArrayNode emails = complexes(attributes, "emails", READ_WRITE, "The primary one is taken");
    text(emails, "value", READ_WRITE, "The address").put("required", true);
    text(emails, "type", READ_WRITE, "The kind of address");
    attribute(emails, "primary", "boolean", READ_WRITE, "Whether it is the one that is taken");
    ArrayNode roles = complexes(attributes, "roles", READ_ONLY, "Two administrators give them");
    text(roles, "value", READ_ONLY, "The role");
    return schema;
  }

  private ObjectNode enterprise() {
    ObjectNode schema = schema(ScimJson.ENTERPRISE, "EnterpriseUser", "Where the person works");
    text(
        schema.putArray("attributes"),
        "department",
        READ_WRITE,
        "The code of a procuring entity; another one ends the roles of the entity before");
    return schema;
  }

  private ObjectNode person() {
    ObjectNode schema =
        schema(ScimJson.PERSON, "Person", "Names and titles in both languages, and the login");
    ArrayNode attributes = schema.putArray("attributes");
    text(attributes, "nameAr", READ_WRITE, "The name in Arabic");
    text(attributes, "nameEn", READ_WRITE, "The name in English");
    text(attributes, "titleAr", READ_WRITE, "The title in Arabic");
    text(attributes, "titleEn", READ_WRITE, "The title in English");
    text(attributes, "login", READ_ONLY, "The name with which the person signs in here");
    return schema;
  }

  private ObjectNode schema(String id, String name, String description) {
    ObjectNode schema = json.object();
    schema.putArray("schemas").add(SCHEMA);
    schema.put("id", id).put("name", name).put("description", description);
    schema
        .putObject("meta")
        .put("resourceType", "Schema")
        .put("location", publicAddress.of("/api/scim/v2/Schemas/" + id));
    return schema;
  }

  private static ObjectNode text(
      ArrayNode attributes, String name, String mutability, String description) {
    return attribute(attributes, name, "string", mutability, description);
  }

  private static ArrayNode complex(
      ArrayNode attributes, String name, String mutability, String description) {
    return attribute(attributes, name, "complex", mutability, description)
        .putArray("subAttributes");
  }

  private static ArrayNode complexes(
      ArrayNode attributes, String name, String mutability, String description) {
    return attribute(attributes, name, "complex", mutability, description)
        .put("multiValued", true)
        .putArray("subAttributes");
  }

  private static ObjectNode attribute(
      ArrayNode attributes, String name, String type, String mutability, String description) {
    return attributes
        .addObject()
        .put("name", name)
        .put("type", type)
        .put("multiValued", false)
        .put("description", description)
        .put("required", false)
        .put("caseExact", false)
        .put("mutability", mutability)
        .put("returned", "default")
        .put("uniqueness", "none");
  }
}
