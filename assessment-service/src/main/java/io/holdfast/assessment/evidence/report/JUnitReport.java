// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.evidence.report;

import java.io.IOException;
import java.io.InputStream;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * JUnit XML, the common denominator of test runners; promptfoo and Giskard write it too. Test cases
 * are counted one by one at any depth of suites; where a suite declares more failures than it
 * shows, the report is not believed.
 *
 * <p>The outcome: a failure is FAIL. Without one it is INCONCLUSIVE when a test ended in an error,
 * passed only when repeated, or when none ran; otherwise PASS.
 */
final class JUnitReport implements ReportFormat {

  private static final XMLInputFactory XML = factory();

  private static XMLInputFactory factory() {
    // the JDK's own, whatever else is on the class path: its limits are the ones set here
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    factory.setProperty("jdk.xml.cdataChunkSize", 64 * 1024);
    factory.setXMLResolver(
        (publicId, systemId, base, name) -> {
          throw new XMLStreamException("nothing outside the report is read");
        });
    return factory;
  }

  @Override
  public String name() {
    return "junit";
  }

  @Override
  public String mediaType() {
    return "application/xml";
  }

  @Override
  public boolean recognises(byte[] head, @Nullable String fileName, @Nullable String mediaType) {
    Head start = Head.of(head);
    return start.text().startsWith("<") && start.has("<testsuite");
  }

  @Override
  public Report parse(InputStream in) throws IOException {
    MarkupGuard guard = new MarkupGuard(in);
    XMLStreamReader xml = null;
    try {
      xml = XML.createXMLStreamReader(guard);
      guard.encoding(xml.getEncoding());
      guard.encoding(xml.getCharacterEncodingScheme());
      JUnitRun run = new JUnitRun(xml);
      while (xml.hasNext()) {
        event(xml.next(), xml, run);
      }
      return run.report(name());
    } catch (XMLStreamException e) {
      throw failure(e, xml);
    } finally {
      close(xml);
    }
  }

  private static void event(int event, XMLStreamReader xml, JUnitRun run) throws UnreadableReport {
    switch (event) {
      case XMLStreamConstants.START_ELEMENT -> run.begin(xml.getLocalName());
      case XMLStreamConstants.END_ELEMENT -> run.end(xml.getLocalName());
      case XMLStreamConstants.DTD -> throw fail(xml, "a document type is not allowed");
      case XMLStreamConstants.ENTITY_REFERENCE -> throw fail(xml, "entities are not allowed");
      default -> {
        // texts are not read
      }
    }
  }

  static UnreadableReport fail(XMLStreamReader xml, String what) {
    return new UnreadableReport(
        "line %d, column %d"
            .formatted(xml.getLocation().getLineNumber(), xml.getLocation().getColumnNumber()),
        what);
  }

  /** A failure of the stream is told as it is, one of the XML with its place. */
  private static IOException failure(XMLStreamException failure, @Nullable XMLStreamReader xml) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnreadableReport unreadable) {
        return unreadable;
      }
    }
    if (failure.getNestedException() instanceof IOException broken
        && !(broken instanceof java.io.CharConversionException)
        && !(broken instanceof java.io.UnsupportedEncodingException)
        && !broken.getClass().getName().contains("MalformedByteSequence")) {
      return broken;
    }
    return xml == null
        ? new UnreadableReport("line 1, column 1", "not XML")
        : fail(xml, "not well-formed XML");
  }

  private static void close(@Nullable XMLStreamReader xml) {
    try {
      if (xml != null) {
        xml.close();
      }
    } catch (XMLStreamException e) {
      // only frees the parser's own; there is nothing to do about it
    }
  }
}
