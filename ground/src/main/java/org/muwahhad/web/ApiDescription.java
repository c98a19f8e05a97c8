package org.muwahhad.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.micronaut.core.beans.BeanIntrospection;
import io.micronaut.core.beans.BeanIntrospector;
import io.micronaut.core.beans.BeanProperty;
import io.micronaut.core.io.ResourceResolver;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Relation;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/**
 * The description of the API. The compiler writes it from the records; here a text that a record
 * reads from two columns becomes the two fields that {@link EmbeddedTexts} writes, pages are left
 * out, and each request is called by its address.
 */
@Controller("/api/spec")
@Hidden
@ReadByEverybody
@Secured(SecurityRule.IS_ANONYMOUS)
class ApiDescription {
  private static final String FILE = "classpath:META-INF/swagger/muwahhad.yml";
  private static final List<String> PARTS = List.of("ar", "en");
  private final ResourceResolver resources;
  private @Nullable String description;

  ApiDescription(ResourceResolver resources) {
    this.resources = resources;
  }

  /** OpenAPI 3, in YAML, whatever the caller says it takes. */
  @Get("/muwahhad.yml")
  @Produces(MediaType.ALL)
  synchronized HttpResponse<String> get() throws IOException {
    if (description == null) {
      try (InputStream written = resources.getResourceAsStream(FILE).orElseThrow()) {
        description = corrected(written);
      }
    }
    return HttpResponse.ok(description).contentType(MediaType.APPLICATION_YAML_TYPE);
  }

  /** The description with its texts in both languages as JSON has them. */
  static String corrected(InputStream written) {
    Map<String, Object> whole = new Yaml().load(written);
    withoutPages(map(whole, "paths"));
    Map<String, Object> schemas = map(map(whole, "components"), "schemas");
    for (BeanIntrospection<Object> type :
        BeanIntrospector.SHARED.findIntrospections(MappedEntity.class)) {
      String name = type.getBeanType().getName();
      String schema = name.substring(name.lastIndexOf('.') + 1).replace('$', '.');
      if (schemas.containsKey(schema)) {
        type.getBeanProperties().forEach(p -> flatten(map(schemas, schema), p));
      }
    }
    addSecurity(whole);
    DumperOptions block = new DumperOptions();
    block.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    return new Yaml(block).dump(whole);
  }

  /** Programs send a token, which a session or the credentials of a program gave them. */
  private static void addSecurity(Map<String, Object> whole) {
    Map<String, Object> scopes = new LinkedHashMap<>();
    Map<String, Object> flow = new LinkedHashMap<>();
    flow.put("tokenUrl", "/oauth/token");
    flow.put("scopes", scopes);
    Map<String, Object> schemes = new LinkedHashMap<>();
    schemes.put("session", new LinkedHashMap<>(Map.of("type", "http", "scheme", "bearer")));
    Map<String, Object> program = new LinkedHashMap<>();
    program.put("type", "oauth2");
    program.put("flows", new LinkedHashMap<>(Map.of("clientCredentials", flow)));
    schemes.put("program", program);
    map(whole, "components").put("securitySchemes", schemes);
    whole.put(
        "security",
        List.of(
            new LinkedHashMap<>(Map.of("session", List.of())),
            new LinkedHashMap<>(Map.of("program", List.of()))));
  }

  /** Of what is both a page and part of the API, only the part for programs is described. */
  private static void withoutPages(Map<String, Object> paths) {
    paths.keySet().removeIf(address -> !address.startsWith("/api/"));
    for (String address : paths.keySet()) {
      Map<String, Object> acts = map(paths, address);
      for (String act : acts.keySet()) {
        Map<String, Object> described = map(acts, act);
        described.put("operationId", identity(act, address));
        withoutForms(map(map(described, "requestBody"), "content"));
        Map<String, Object> answers = map(described, "responses");
        for (String status : answers.keySet()) {
          Map<String, Object> answer = map(answers, status);
          answer.put("description", "The answer " + status);
          withoutForms(map(answer, "content"));
        }
      }
    }
  }

  /**
   * By what programs made from the description call a request, such as {@code get_rounds_id}. It
   * follows from the address. The compiler numbers methods of one name, and a new method would
   * rename others.
   */
  private static String identity(String act, String address) {
    return (act + address.replace("/api/v1/", "/"))
        .replaceAll("[^A-Za-z0-9]++", "_")
        .replaceAll("_$", "");
  }

  /** What a method says of its own types takes the place of those of its controller. */
  private static void withoutForms(Map<String, Object> content) {
    content.remove(Pages.HTML);
    content.remove(MediaType.APPLICATION_FORM_URLENCODED);
    if (content.containsKey(MediaType.MULTIPART_FORM_DATA) || content.containsKey(MediaType.ALL)) {
      content.remove(MediaType.APPLICATION_JSON);
    }
  }

  private static void flatten(Map<String, Object> schema, BeanProperty<?, ?> text) {
    if (text.getType() != Bilingual.class || !text.hasAnnotation(Relation.class)) {
      return;
    }
    String prefix = text.stringValue(JsonUnwrapped.class, "prefix").orElse(text.getName());
    Map<String, Object> fields = new LinkedHashMap<>();
    map(schema, "properties")
        .forEach(
            (name, field) -> {
              if (name.equals(text.getName())) {
                PARTS.forEach(p -> fields.put(prefix + capital(p), part(text)));
              } else if (isPart(name, prefix)) {
                fields.put(flat(name, prefix), part(text));
              } else {
                fields.put(name, field);
              }
            });
    schema.put("properties", fields);
    if (schema.get("required") instanceof List<?> required) {
      schema.put(
          "required",
          required.stream()
              .map(String::valueOf)
              .flatMap(
                  name ->
                      name.equals(text.getName())
                          ? PARTS.stream().map(p -> prefix + capital(p))
                          : Stream.of(isPart(name, prefix) ? flat(name, prefix) : name))
              .toList());
    }
  }

  private static boolean isPart(String name, String prefix) {
    return PARTS.stream().anyMatch(p -> name.equals(prefix + p));
  }

  private static String flat(String name, String prefix) {
    return prefix + capital(name.substring(prefix.length()));
  }

  private static Map<String, Object> part(BeanProperty<?, ?> text) {
    Map<String, Object> part = new LinkedHashMap<>();
    part.put("type", "string");
    if (text.isNullable()) {
      part.put("nullable", true);
    }
    return part;
  }

  private static String capital(String part) {
    return Character.toUpperCase(part.charAt(0)) + part.substring(1);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Map<String, Object> of, String key) {
    return (Map<String, Object>) of.getOrDefault(key, new LinkedHashMap<>());
  }
}
