package org.muwahhad.catalog.proposal;

import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.muwahhad.catalog.item.ItemContent;

/** The content of a proposal as it is kept. */
@Singleton
class ProposalText {
  private final JsonMapper json;

  ProposalText(JsonMapper json) {
    this.json = json;
  }

  String write(ItemContent content) {
    try {
      return new String(json.writeValueAsBytes(content), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ItemContent read(String content) {
    try {
      return json.readValue(content.getBytes(StandardCharsets.UTF_8), ItemContent.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
