package org.muwahhad.web;

import gg.jte.Content;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the fields of one page are called, so that the summary at its head can say which field it
 * means. Each component names its field when it shows an error there; a loop over lines, lots or
 * bidders names its place once.
 *
 * <p>The summary stands before the fields. When it asks, the page's content is therefore written
 * once to nowhere, which happens on pages with errors only.
 */
public final class FieldNames {
  private final Texts t;
  private final Map<String, String> fields = new HashMap<>();
  private final Map<String, String> places = new HashMap<>();
  private @Nullable Content unread;

  FieldNames(Texts t) {
    this.t = t;
  }

  /** Where the fields are. */
  public void in(Content content) {
    unread = content;
  }

  /** Names a field as its label does. */
  public void put(String field, String label) {
    fields.put(field, label);
  }

  /** Names what all fields below a path belong to: {@code lines[2]} is line 3. */
  public void place(String path, String name) {
    places.put(path, name);
  }

  /** What is wrong, after the name of the field where it is known. */
  public String say(FieldError error) {
    return find(error.field())
        .map(name -> t.get("web.errors.entry", name, error.message()))
        .orElse(error.message());
  }

  private Optional<String> find(String field) {
    read();
    return Optional.ofNullable(fields.get(field))
        .map(label -> placeOf(field).map(p -> t.get("web.errors.at", p, label)).orElse(label));
  }

  private Optional<String> placeOf(String field) {
    return places.entrySet().stream()
        .filter(p -> field.startsWith(p.getKey()))
        .max(Map.Entry.comparingByKey())
        .map(Map.Entry::getValue);
  }

  private void read() {
    Content content = unread;
    // The summary asks again while the content is read: then there is nothing left to read.
    unread = null;
    if (content != null) {
      content.writeTo(new OwaspHtmlTemplateOutput(new StringOutput()));
    }
  }
}
