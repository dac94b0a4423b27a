package foodfast.web;

import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.joran.spi.JoranException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The log as it is configured, in both its forms. */
class CardMaskingLogTest {
  @ParameterizedTest
  @ValueSource(strings = {"plain", "json"})
  void noLineTellsACardNumber(String format) throws JoranException {
    LoggerContext logs = new LoggerContext();
    logs.putProperty("LOG_FORMAT", format);
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(logs);
    configurator.doConfigure(CardMaskingLog.class.getResource("/logback.xml"));

    Logger root = logs.getLogger(Logger.ROOT_LOGGER_NAME);
    OutputStreamAppender<ILoggingEvent> appender =
        (OutputStreamAppender<ILoggingEvent>) root.getAppender(format);
    Object[] card = {"4242 4242 4242 4242"};
    LoggingEvent event = new LoggingEvent("", root, Level.WARN, "paid with {}", null, card);
    event.setMDCPropertyMap(Map.of("correlationId", "none"));
    String line = new String(appender.getEncoder().encode(event), StandardCharsets.UTF_8);

    assertTrue(line.contains("**** **** **** 4242"), line);
    logs.stop();
  }
}
