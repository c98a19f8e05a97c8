package org.muwahhad.reports.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How a text gets into a document that is described in XML. */
class BidiTextTest {
  @Test
  void what_xml_does_not_take_is_left_out_and_its_signs_are_written_as_entities() {
    assertThat(BidiText.escape("a\u0001b\u0000 \ud83d\udcc4 <\ufffe&\ud800>\tحبر"))
        .isEqualTo("ab \ud83d\udcc4 &lt;&amp;&gt;\tحبر");
  }
}
