using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace WardKpi.Api.Plans.Import;

/// <summary>
/// YAML without anchors, and no deeper than a plan needs: the tree is built, hashed and compared by recursion, and a stack that overflows
/// ends the process.
/// </summary>
public sealed class PlainYamlParser(TextReader text) : IParser
{
    private const int MaxDepth = 20;

    private readonly Parser parser = new(text);
    private int depth;

    public ParsingEvent? Current => parser.Current;

    public bool MoveNext()
    {
        if (!parser.MoveNext())
            return false;
        depth += Current!.NestingIncrease;
        if (depth > MaxDepth)
            throw new YamlException(Current.Start, Current.End, "too deep");
        if (Current is AnchorAlias or NodeEvent { Anchor.IsEmpty: false })
            throw new YamlException(Current.Start, Current.End, "anchors are not read");
        return true;
    }
}
