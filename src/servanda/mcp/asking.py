"""The server of the protocol, which says in a sentence what is wrong with the arguments."""

from typing import Any

from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from pydantic import ValidationError


class AskedServer(MCPServer[Any]):
    """A server whose refusals are read by people and assistants, not by programmers."""

    async def call_tool(self, name: str, arguments: dict[str, Any], context: Any = None) -> Any:
        """Call a tool; arguments that do not fit are told one by one, without their values."""
        try:
            return await super().call_tool(name, arguments, context)
        except ToolError as error:
            wrong = error.__cause__
            if not isinstance(wrong, ValidationError):
                raise
            raise ToolError(f"{name}: {_misfits(wrong)}") from None


def _misfits(wrong: ValidationError) -> str:
    told = [
        f"{'.'.join(map(str, one['loc']))}: {one['msg'][0].lower()}{one['msg'][1:]}"
        for one in wrong.errors(include_url=False, include_input=False)
    ]
    return "; ".join(told)
