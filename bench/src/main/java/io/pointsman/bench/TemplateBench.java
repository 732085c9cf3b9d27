package io.pointsman.bench;

import io.pointsman.template.Location;
import io.pointsman.template.Template;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** From the text of a template to the rewritten text, the check of the result included. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class TemplateBench {
    @Param({"500 functions", "1 MB"})
    String size = "";

    private String text = "";

    @Setup
    public void write() {
        text = size.equals("1 MB") ? Templates.megabyte() : Templates.functions(500);
    }

    @Benchmark
    public String rewrite() {
        return Template.parse(text)
                .survey()
                .rewrite(site -> Location.of("releases", "code/" + site.logicalId() + ".zip"))
                .text();
    }
}
