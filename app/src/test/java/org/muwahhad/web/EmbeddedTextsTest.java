package org.muwahhad.web;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.micronaut.core.beans.BeanIntrospection;
import io.micronaut.core.beans.BeanIntrospector;
import io.micronaut.core.beans.BeanProperty;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Relation;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.shared.Bilingual;
import org.yaml.snakeyaml.Yaml;

/** A text in two columns is one value in the code, and two fields in JSON. */
class EmbeddedTextsTest {
  private static final TestApp APP = TestApp.start();
  private static final Bilingual NAME = new Bilingual("مكتب", "Office");

  /** A text is there in both languages or is null itself. */
  private static final Pattern ONE_LANGUAGE_MISSING =
      Pattern.compile("\\.(ar|en)\\(\\) *[!=]= *null");

  record FromTwoColumns(
      int number,
      @Relation(EMBEDDED) Bilingual name,
      @Relation(EMBEDDED) @Nullable Bilingual lotTitle,
      @JsonUnwrapped(prefix = "committee") @Relation(EMBEDDED) Bilingual committeeName,
      String committee) {}

  record OfAPage(Bilingual name) {}

  private static String json(Object value) throws IOException {
    return new String(APP.get(JsonMapper.class).writeValueAsBytes(value), UTF_8);
  }

  @Test
  void what_is_read_from_two_columns_is_two_fields_of_json() throws IOException {
    assertThat(json(new FromTwoColumns(1, NAME, null, NAME, "STEERING")))
        .isEqualTo(
            "{\"number\":1,\"nameAr\":\"مكتب\",\"nameEn\":\"Office\","
                + "\"committeeAr\":\"مكتب\",\"committeeEn\":\"Office\","
                + "\"committee\":\"STEERING\"}");
    assertThat(json(new OfAPage(NAME))).isEqualTo("{\"name\":{\"ar\":\"مكتب\",\"en\":\"Office\"}}");
  }

  @Test
  void no_record_that_is_read_has_a_text_in_two_components() {
    Collection<BeanIntrospection<Object>> records =
        BeanIntrospector.SHARED.findIntrospections(MappedEntity.class);
    assertThat(records).hasSizeGreaterThan(300);

    List<String> pairs = new ArrayList<>();
    for (BeanIntrospection<Object> record : records) {
      for (BeanProperty<Object, Object> part : record.getBeanProperties()) {
        String name = part.getName();
        if (name.endsWith("Ar")
            && record.getProperty(name.substring(0, name.length() - 2) + "En").isPresent()) {
          pairs.add(record.getBeanType().getName() + "." + name);
        }
      }
    }
    assertThat(pairs).isEmpty();
  }

  @Test
  void no_template_asks_whether_a_text_is_missing_in_one_language() throws IOException {
    List<String> asking = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/jte"))) {
      for (Path template : files.filter(f -> f.toString().endsWith(".jte")).toList()) {
        if (ONE_LANGUAGE_MISSING.matcher(Files.readString(template)).find()) {
          asking.add(template.toString());
        }
      }
    }
    assertThat(asking).isEmpty();
  }

  @Test
  void the_description_of_the_api_has_the_two_fields() throws IOException {
    // By its path, because the compiler writes another one for the controllers of tests.
    Map<?, ?> described;
    try (InputStream written =
        Files.newInputStream(Path.of("target/classes/META-INF/swagger/muwahhad.yml"))) {
      described = new Yaml().load(ApiDescription.corrected(written));
    }
    Map<?, ?> schemas = in(in(described, "components"), "schemas");

    Map<?, ?> bid = in(in(schemas, "BidQueries.OpenedBid"), "properties");
    assertThat(bid.containsKey("supplierAr")).isTrue();
    assertThat(bid.containsKey("supplierEn")).isTrue();
    assertThat(bid.containsKey("supplier")).isFalse();
    assertThat(String.valueOf(in(schemas, "BidQueries.OpenedBid").get("required")))
        .contains("supplierAr", "supplierEn");

    Map<?, ?> decision = in(in(schemas, "DecisionQueries.Decision"), "properties");
    assertThat(decision.containsKey("committee")).isTrue();
    assertThat(decision.containsKey("committeeAr")).isTrue();
    assertThat(decision.containsKey("committeear")).isFalse();
    assertThat(decision.containsKey("committeeName")).isFalse();
  }

  @Test
  void each_request_is_called_by_its_address_and_no_two_by_one_name() throws IOException {
    List<String> names = new ArrayList<>();
    try (InputStream written =
        Files.newInputStream(Path.of("target/classes/META-INF/swagger/muwahhad.yml"))) {
      Map<?, ?> described = new Yaml().load(ApiDescription.corrected(written));
      in(described, "paths")
          .values()
          .forEach(acts -> ((Map<?, ?>) acts).values().forEach(act -> names.add(name(act))));
    }

    assertThat(names)
        .contains("get_rounds_id", "post_webhooks", "get_webhooks_id_deliveries")
        .doesNotHaveDuplicates();
  }

  private static String name(Object act) {
    return String.valueOf(((Map<?, ?>) act).get("operationId"));
  }

  private static Map<?, ?> in(Map<?, ?> of, String key) {
    return (Map<?, ?>) Objects.requireNonNull(of.get(key));
  }
}
