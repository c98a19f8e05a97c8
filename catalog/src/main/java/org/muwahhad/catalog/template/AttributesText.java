package org.muwahhad.catalog.template;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Attributes, their choices and their drafts as the text in which the database keeps them. */
@Singleton
class AttributesText {
  private final JsonMapper json;

  AttributesText(JsonMapper json) {
    this.json = json;
  }

  String write(List<?> parts) {
    try {
      return new String(json.writeValueAsBytes(parts), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Attribute> attributes(String text) {
    return read(text, Attribute.class);
  }

  List<Attribute.AttributeChoice> choices(String text) {
    return read(text, Attribute.AttributeChoice.class);
  }

  List<AttributeDraft> drafts(String text) {
    return read(text, AttributeDraft.class);
  }

  private <T> List<T> read(String text, Class<T> type) {
    try {
      return json.readValue(text, Argument.listOf(type));
    } catch (IOException e) {
      throw new UncheckedIOException("Unreadable: " + text, e);
    }
  }
}
