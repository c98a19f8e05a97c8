package org.muwahhad.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;

/**
 * What was found for a reader.
 *
 * @param text as it was typed, without spaces around it
 * @param groups one for each kind with results, in the order of {@link SearchedKind}
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record SearchAnswer(String text, List<SearchGroup> groups) {
  public SearchAnswer {
    groups = List.copyOf(groups);
  }

  /** Whether the text is too short to search for. */
  public boolean isTooShort() {
    return text.length() < ViewSearch.SHORTEST;
  }

  /** What can be looked for, in the order in which it is shown. */
  public enum SearchedKind {
    ITEM,
    ROUND,
    TENDER,
    AGREEMENT,
    ORDER,
    RECEIPT,
    PERSON
  }

  /**
   * The first things found of a kind.
   *
   * @param more whether there are more of them
   * @param list where all of them are listed; null when nowhere
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record SearchGroup(
      SearchedKind kind, List<SearchHit> hits, boolean more, @Nullable String list) {
    public SearchGroup {
      hits = List.copyOf(hits);
    }
  }

  /**
   * Something found.
   *
   * @param code its number or code; the sign-in name of a person
   * @param name of it, or of what it belongs to
   * @param detail such as the supplier of an agreement or the title of a person; null without one
   * @param href page of it
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record SearchHit(String code, Bilingual name, @Nullable Bilingual detail, String href) {}
}
